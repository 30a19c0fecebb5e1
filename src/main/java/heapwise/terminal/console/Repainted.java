package heapwise.terminal.console;

import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * Lines at the end of the screen that are painted over and over, and are gone when this is closed.
 */
public final class Repainted implements AutoCloseable {

    private static final int CTRL_Z = 26;
    private static final int TICK_MILLIS = 100;
    private static final int AFTER_ESCAPE_MILLIS = 50;

    private final Terminal terminal;
    private final Supplier<Look> look;
    private final Runnable suspend;
    private final Consumer<Runnable> alone;
    private final Runnable onClose;
    private volatile boolean wanted;
    private volatile int painted;

    /**
     * @param suspend what Ctrl-Z does
     * @param alone runs what writes while nobody else does
     */
    Repainted(
            Terminal terminal,
            Supplier<Look> look,
            Runnable suspend,
            Consumer<Runnable> alone,
            Runnable onClose) {
        this.alone = alone;
        this.onClose = onClose;
        this.suspend = suspend;
        this.terminal = terminal;
        this.look = look;
    }

    public void paint(List<Line> lines) {
        alone.accept(
                () -> {
                    StringBuilder text = new StringBuilder(erase());
                    for (Line line : lines) {
                        text.append(Ansi.of(line, look.get())).append('\n');
                    }
                    painted = lines.size();
                    terminal.writer().print(text);
                    terminal.flush();
                });
    }

    int height() {
        return painted + 1;
    }

    /** Hears that the screen was painted anew, and ends at its last line: the next key is none. */
    void erased() {
        painted = 0;
        wanted = true;
    }

    private String erase() {
        return painted == 0 ? "" : "\r\u001b[" + painted + "A\u001b[J";
    }

    /** Waits for a key. */
    public Key key() {
        try {
            int key = NonBlockingReader.READ_EXPIRED;
            while (key == NonBlockingReader.READ_EXPIRED && !wanted) {
                key = terminal.reader().read(TICK_MILLIS);
            }
            wanted = false;
            if (key == CTRL_Z) {
                suspend.run();
            }
            return key(key);
        } catch (IOException windowClosed) {
            return new Key(Key.Name.END, "");
        }
    }

    private Key key(int c) throws IOException {
        return switch (c) {
            case NonBlockingReader.READ_EXPIRED -> new Key(Key.Name.OTHER, "");
            case -1, 4 -> new Key(Key.Name.END, "");
            case 3 -> new Key(Key.Name.INTERRUPT, "");
            case '\r', '\n' -> new Key(Key.Name.ENTER, "");
            case 8, 127 -> new Key(Key.Name.BACKSPACE, "");
            case 14 -> new Key(Key.Name.DOWN, "");
            case 16 -> new Key(Key.Name.UP, "");
            case '/' -> new Key(Key.Name.SLASH, "/");
            case 27 -> afterEscape();
            default ->
                    c < ' '
                            ? new Key(Key.Name.OTHER, "")
                            : new Key(Key.Name.TEXT, Character.toString(c));
        };
    }

    private Key afterEscape() throws IOException {
        int next = terminal.reader().read(AFTER_ESCAPE_MILLIS);
        if (next < 0) {
            return new Key(Key.Name.ESCAPE, "");
        }
        int last = terminal.reader().read(AFTER_ESCAPE_MILLIS);
        while (last >= 0 && !Character.isLetter(last) && last != '~') {
            last = terminal.reader().read(AFTER_ESCAPE_MILLIS);
        }
        return switch (last) {
            case 'A' -> new Key(Key.Name.UP, "");
            case 'B' -> new Key(Key.Name.DOWN, "");
            default -> new Key(Key.Name.OTHER, "");
        };
    }

    @Override
    public void close() {
        onClose.run();
        alone.accept(
                () -> {
                    terminal.writer().print(erase());
                    terminal.flush();
                });
    }
}
