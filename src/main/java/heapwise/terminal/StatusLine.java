package heapwise.terminal;

import heapwise.session.HeapGauge;
import heapwise.workbook.LiveSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The line at the bottom: where the learner is, the VM, and its heap as a small gauge. The figures
 * come over the agent's own channel, so they cost the session nothing and no measurement sees them.
 */
final class StatusLine implements AutoCloseable {

    private static final int TICK_MILLIS = 500;
    private static final int SAMPLES = 8;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private final Console console;
    private final Messages messages;
    private final Supplier<LiveSession> session;
    private final Deque<Double> samples = new ArrayDeque<>();
    private final Thread ticker = new Thread(this::tick, "status line");
    private volatile String place = "";
    private volatile Runnable onResize = () -> {};
    private volatile boolean closed;
    private int columns;

    StatusLine(Console console, Messages messages, Supplier<LiveSession> session) {
        this.console = console;
        this.messages = messages;
        this.session = session;
        ticker.setDaemon(true);
    }

    /** Starts to show; says when the window has another width than before. */
    void start(Runnable resized) {
        onResize = resized;
        columns = console.look().columns();
        ticker.start();
    }

    /** Says where the learner is: {@code "1 Where did my megabyte go? 3/11"}. */
    void place(String text) {
        place = text;
        if (ticker.isAlive()) {
            show();
        }
    }

    private void tick() {
        while (!closed) {
            try {
                show();
                int now = console.look().columns();
                if (now != columns) {
                    columns = now;
                    onResize.run();
                }
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private synchronized void show() {
        if (closed) {
            return;
        }
        LiveSession live = session.get();
        Optional<HeapGauge> heap = live.heap();
        int columns = console.look().columns();
        String gauge = heap.map(this::gauge).orElse(messages.get("status.starting"));
        String vm = live.vm();
        String left = " " + place;
        String right = (vm.isEmpty() ? "" : vm + "    ") + gauge + " ";
        if (Columns.of(left) + Columns.of(right) + 3 > columns) {
            right = gauge + " ";
        }
        Look look = console.look();
        String cut =
                Columns.cut(
                        look.fit(left),
                        Math.max(1, columns - Columns.of(right) - 2),
                        look.fit("…"));
        Line.Builder line = Line.with(cut, Style.DIM);
        line.fillTo(columns - Columns.of(look.fit(right)), " ", Style.DIM);
        console.status(line.add(look.fit(right), Style.DIM).build());
    }

    private String gauge(HeapGauge heap) {
        long limit = heap.max() > 0 ? heap.max() : Math.max(heap.committed(), 1);
        samples.addLast(Math.min(1.0, (double) heap.used() / limit));
        while (samples.size() > SAMPLES) {
            samples.removeFirst();
        }
        StringBuilder bars = new StringBuilder();
        for (double sample : samples) {
            bars.append(BARS.charAt((int) Math.min(BARS.length() - 1, sample * BARS.length())));
        }
        return messages.get(
                        "status.heap",
                        bars,
                        OutcomePainter.megabytes(heap.used()),
                        OutcomePainter.megabytes(limit))
                + "  "
                + messages.get("status.gcs", heap.collections());
    }

    /** Returns the figures of now for the moving line; empty while the VM starts. */
    String now() {
        return session.get()
                .heap()
                .map(
                        heap ->
                                messages.get(
                                        "cell.heap",
                                        OutcomePainter.megabytes(heap.used()),
                                        OutcomePainter.megabytes(heap.max())))
                .orElse("");
    }

    @Override
    public void close() {
        closed = true;
        ticker.interrupt();
    }
}
