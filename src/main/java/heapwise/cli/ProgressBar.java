package heapwise.cli;

import java.io.PrintWriter;

/** One line that moves while a long command works; nothing at all where nobody sees it. */
final class ProgressBar {

    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final boolean visible;

    ProgressBar(PrintWriter err, boolean plain) {
        this.err = err;
        this.visible = !plain && System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }

    void show(int done, int total, String now) {
        if (!visible) {
            return;
        }
        int filled = total == 0 ? WIDTH : WIDTH * done / total;
        err.print(
                "\r\033[K  %s%s  %d of %d  %s"
                        .formatted(
                                "█".repeat(filled), "░".repeat(WIDTH - filled), done, total, now));
        err.flush();
    }

    void clear() {
        if (visible) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
