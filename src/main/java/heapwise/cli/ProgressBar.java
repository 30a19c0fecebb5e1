package heapwise.cli;

import heapwise.plain.PlainText;
import heapwise.plain.PlainWriter;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * One line that moves while a long command works; where nobody sees it move, such as in a log, a
 * line twice a minute. Where the command is ended before its end, such as by Ctrl-C, it says how
 * far it came.
 */
final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

    /** How far a command is, and with what. */
    private record Place(int done, int total, String now) {}

    private final String command;
    private final String advice;
    private final PrintWriter err;
    private final boolean visible;
    private final Duration betweenLines;
    private final Thread whenEnded = new Thread(this::sayHowFar, "how far");
    private volatile Place place = new Place(0, 0, "");
    private long lastLine = System.nanoTime();

    /**
     * Begins to show.
     *
     * @param command such as {@code verify}; empty where another launcher tells of this one
     * @param advice what to do where it was ended before its end
     */
    ProgressBar(String command, String advice, PrintWriter err, boolean plain) {
        this(command, advice, err, plain, BETWEEN_LINES);
    }

    ProgressBar(
            String command, String advice, PrintWriter err, boolean plain, Duration betweenLines) {
        this.betweenLines = betweenLines;
        this.command = command;
        this.advice = advice;
        this.err = err;
        this.visible = !plain && System.console() != null && !"dumb".equals(System.getenv("TERM"));
        if (!command.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(whenEnded);
        }
    }

    void show(int done, int total, String now) {
        place = new Place(done, total, PlainText.line(now));
        if (!visible) {
            showInLog();
            return;
        }
        int filled = total == 0 ? WIDTH : WIDTH * done / total;
        clear();
        err.print(
                "  %s%s  %d of %d  %s"
                        .formatted(
                                "█".repeat(filled),
                                "░".repeat(WIDTH - filled),
                                done,
                                total,
                                place.now()));
        err.flush();
    }

    private void showInLog() {
        long now = System.nanoTime();
        if (!command.isEmpty() && now - lastLine >= betweenLines.toNanos()) {
            lastLine = now;
            err.printf("heapwise: %s: %d of %d done%n", command, place.done(), place.total());
            err.flush();
        }
    }

    private void sayHowFar() {
        Place last = place;
        clear();
        String far =
                last.total() == 0
                        ? "before anything was done"
                        : "%d of %d done, at work on %s"
                                .formatted(last.done(), last.total(), last.now());
        err.printf("heapwise: %s was stopped: %s. %s%n", command, far, advice);
        err.flush();
    }

    private void clear() {
        if (visible) {
            PlainWriter.steer(err, "\r\033[K");
            err.flush();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(whenEnded);
        } catch (IllegalStateException ending) {
            return;
        }
        clear();
    }
}
