package heapwise.terminal;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/** What somebody in front of a terminal sees of what is written to it. */
final class EmulatedScreen {

    static final Duration PATIENCE =
            Duration.ofSeconds(Integer.getInteger("heapwise.patience", 60));

    private final ScreenTerminal screen;
    private final Charset charset;
    private final StringBuilder received = new StringBuilder();
    private byte[] rest = new byte[0];
    private String escape = "";

    EmulatedScreen(int columns, int rows, Charset charset) {
        this.screen = new ScreenTerminal(columns, rows);
        this.charset = charset;
    }

    /**
     * Shows what was written.
     *
     * @return what the terminal answers, such as where its cursor is
     */
    synchronized String write(byte[] bytes, int from, int length) {
        byte[] all = Arrays.copyOf(rest, rest.length + length);
        System.arraycopy(bytes, from, all, rest.length, length);
        int whole = wholeCharacters(all);
        rest = Arrays.copyOfRange(all, whole, all.length);
        String text = new String(all, 0, whole, charset);
        received.append(text);
        show(text);
        notifyAll();
        return screen.read();
    }

    /**
     * After a line that fills the window to its last column the emulator wraps before the next
     * character even where the cursor was set back in between, which no terminal does; a carriage
     * return makes it forget.
     */
    private void show(String text) {
        String all = escape + text;
        escape = all.endsWith("\u001b") ? "\u001b" : "";
        String whole = all.substring(0, all.length() - escape.length());
        screen.write(whole.replace("\u001b8", "\r\u001b8"));
    }

    /** Returns how many of the bytes are whole characters of UTF-8. */
    private static int wholeCharacters(byte[] bytes) {
        int end = bytes.length;
        for (int back = 1; back <= 3 && back <= bytes.length; back++) {
            int lead = bytes[bytes.length - back] & 0xff;
            if (lead >= 0xc0) {
                int wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
                return wanted > back ? bytes.length - back : end;
            }
            if (lead < 0x80) {
                return end;
            }
        }
        return end;
    }

    synchronized void resize(int columns, int rows) {
        screen.setSize(Size.of(columns, rows));
    }

    /** Waits until the screen is as it should be, and returns it. */
    String waitFor(String what, Predicate<String> condition) throws InterruptedException {
        return waitFor(what, PATIENCE, condition, () -> true, () -> "");
    }

    /**
     * Waits until the screen is as it should be, and returns it.
     *
     * @param alive whether anything may still be written
     * @param more is told where it never is
     */
    synchronized String waitFor(
            String what,
            Duration patience,
            Predicate<String> condition,
            BooleanSupplier alive,
            Supplier<String> more)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            String shown = screen();
            if (condition.test(shown)) {
                return shown;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || !alive.getAsBoolean() && left < patience.toMillis() - 2000) {
                throw new AssertionError(
                        "%s did not come (alive: %s). The screen:%n%s%nreceived last:%n%s%s"
                                .formatted(what, alive.getAsBoolean(), shown, tail(), more.get()));
            }
            wait(Math.min(left, 200));
        }
    }

    private String tail() {
        String text = received().replace('\u001b', '␛');
        return text.substring(Math.max(0, text.length() - 1500));
    }

    /** Returns the screen's lines without blanks at their ends. */
    synchronized String screen() {
        long[] cells = new long[screen.getColumns() * screen.getRows()];
        int columns = screen.getColumns();
        screen.dump(cells, new int[2]);
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < screen.getRows(); y++) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < columns; x++) {
                int character = ScreenTerminal.cellCodePoint(cells[y * columns + x]);
                line.appendCodePoint(character == 0 ? ' ' : character);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    /** Returns everything that was received, escapes and all. */
    synchronized String received() {
        return received.toString();
    }
}
