package heapwise.agent;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The terminal of a launcher that was killed. The shell gives back its settings, as for any job
 * that a signal has ended; but the line at the bottom would stay for ever, and what scrolls would
 * stop above it.
 */
final class AbandonedTerminal {

    /** The system property that says that the launcher keeps a line at the bottom. */
    static final String PROPERTY = "heapwise.statusline";

    /** The whole window scrolls again, and its last line is empty; the cursor stays where it is. */
    private static final byte[] TIDY =
            "\0337\033[r\033[999;1H\033[2K\0338".getBytes(StandardCharsets.US_ASCII);

    private AbandonedTerminal() {}

    /** Tidies it, once the launcher has ended. */
    static void tidy(ProcessHandle launcher) {
        if (!Boolean.getBoolean(PROPERTY) || launcher.isAlive()) {
            return;
        }
        try (OutputStream terminal = new FileOutputStream("/dev/tty")) {
            terminal.write(TIDY);
        } catch (IOException gone) {
            // The window was closed, which is how the launcher died.
        }
    }
}
