package heapwise.terminal.prompt;

import java.io.IOError;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongToIntFunction;

/**
 * Tells keys that come one right after the other, as those of a paste that the terminal does not
 * mark, from keys that somebody types.
 */
final class Burst {

    /** Two keys of a person are further apart; and nobody sees that a letter is this late. */
    private static final long TYPED_MILLIS = 2;

    /** A terminal hands on what is pasted in pieces. */
    private static final long PIECE_MILLIS = 100;

    /** More than a person is ahead of the line editor. */
    private static final int FEWEST = 8;

    /** Of what is long it is to be seen that it comes. */
    private static final long UNSEEN_NANOS = 500_000_000;

    private static final int DELETE = 127;

    private final LongToIntFunction peek;
    private final IntSupplier read;
    private final Consumer<String> putBack;
    private int keys;
    private long seen;

    /**
     * @param peek waits some milliseconds for the next key, and leaves it there; negative where
     *     none comes
     * @param read takes a key
     * @param putBack takes keys that are to be read once more, when no other is waiting
     */
    Burst(LongToIntFunction peek, IntSupplier read, Consumer<String> putBack) {
        this.peek = peek;
        this.read = read;
        this.putBack = putBack;
    }

    /** Hears that a line begins; of a paste, more is there already. */
    void begins() {
        if (isUnderWay() && !textWaits(TYPED_MILLIS)) {
            keys = 0;
        }
    }

    /** Hears that a key was no part of a text. */
    void ends() {
        keys = 0;
    }

    /** Returns whether the key before was followed by another one at once. */
    boolean isUnderWay() {
        return keys > 0;
    }

    /** Returns whether what a key has changed need not be shown, since another one follows. */
    boolean hides() {
        if (!textWaits(isLong() ? PIECE_MILLIS : TYPED_MILLIS)) {
            keys = 0;
        } else if (keys++ == 0) {
            seen = System.nanoTime();
        } else if (System.nanoTime() - seen > UNSEEN_NANOS) {
            seen = System.nanoTime();
            return false;
        }
        return keys > 0;
    }

    /** Returns whether these are the keys of a paste, of which more is to come. */
    boolean isPaste() {
        return isLong()
                ? textWaits(PIECE_MILLIS)
                : textWaits(TYPED_MILLIS) && keys + ahead().length() >= FEWEST;
    }

    /** Returns the line that follows, if these are the keys of a paste, and it is there already. */
    String nextLine() {
        String ahead = textWaits(TYPED_MILLIS) ? ahead() : "";
        return keys + ahead.length() < FEWEST ? "" : ahead.split("[\r\n]", 2)[0];
    }

    private boolean isLong() {
        return keys >= FEWEST;
    }

    private boolean textWaits(long millis) {
        int key = waiting(millis);
        return key >= ' ' && key != DELETE || key == '\t' || key == '\r' || key == '\n';
    }

    private int waiting(long millis) {
        try {
            return peek.applyAsInt(millis);
        } catch (IOError interrupted) {
            // Whoever reads next is told, too.
            return -1;
        }
    }

    /** Returns all that is there. */
    private String ahead() {
        StringBuilder text = new StringBuilder();
        boolean line = false;
        while (waiting(line ? 1 : PIECE_MILLIS) >= 0) {
            int key = read.getAsInt();
            line |= key == '\r' || key == '\n';
            text.appendCodePoint(key);
        }
        putBack.accept(text.toString());
        return text.toString();
    }
}
