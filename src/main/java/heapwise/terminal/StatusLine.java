package heapwise.terminal;

import heapwise.session.HeapGauge;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.paint.OutcomePainter;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.LiveSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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

    private final UserConsole console;
    private final Messages messages;
    private final Supplier<LiveSession> session;
    private final Deque<Double> samples = new ArrayDeque<>();
    private final Thread ticker = new Thread(this::tick, "status line");
    private volatile String place = "";
    private volatile boolean closed;

    StatusLine(UserConsole console, Messages messages, Supplier<LiveSession> session) {
        this.console = console;
        this.messages = messages;
        this.session = session;
        ticker.setDaemon(true);
    }

    /** Starts to show. */
    void start() {
        // Before the first prompt: a status line that comes up later moves the prompt away.
        show();
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
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException end) {
                return;
            } catch (IllegalStateException ended) {
                return; // told to end: JLine has given the terminal back
            }
        }
    }

    private synchronized void show() {
        if (closed) {
            return;
        }
        LiveSession live = session.get();
        Optional<HeapGauge> heap = live.heap();
        Look look = console.look();
        int columns = look.columns();
        String left = " " + place;
        String right = "";
        for (String candidate : candidates(live, heap)) {
            right = look.fit(candidate) + " ";
            if (Columns.of(look.fit(left)) + 3 + Columns.of(right) <= columns) {
                break;
            }
        }
        left = cut(look, columns - Columns.of(right) - 2);
        Line.Builder line = Line.with(left, TextStyle.DIM);
        line.fillTo(columns - Columns.of(right), " ", TextStyle.DIM);
        console.status(line.add(right, TextStyle.DIM).build());
    }

    /** Where there is no room the title is cut and not the step. */
    private String cut(Look look, int room) {
        int gap = place.lastIndexOf("   ");
        String title = " " + look.fit(gap < 0 ? place : place.substring(0, gap));
        String step = gap < 0 ? "" : "  " + place.substring(gap + 3);
        int forTitle = Math.max(2, room - Columns.of(step));
        return Columns.cut(title, forTitle, look.fit("…")) + step;
    }

    /** Returns what may stand at the right, the whole first and less and less of it then. */
    private List<String> candidates(LiveSession live, Optional<HeapGauge> heap) {
        if (heap.isEmpty()) {
            return List.of(messages.get("status.starting"));
        }
        String gauge = gauge(heap.get());
        String size = messages.get("status.heap.short", part(heap.get()));
        String vm = live.vm();
        return vm.isEmpty() ? List.of(gauge, size) : List.of(vm + "    " + gauge, gauge, size);
    }

    private String part(HeapGauge heap) {
        return new OutcomePainter(console.look(), messages).part(heap.used(), limit(heap));
    }

    private static long limit(HeapGauge heap) {
        return heap.max() > 0 ? heap.max() : Math.max(heap.committed(), 1);
    }

    private String gauge(HeapGauge heap) {
        samples.addLast(Math.min(1.0, (double) heap.used() / limit(heap)));
        while (samples.size() > SAMPLES) {
            samples.removeFirst();
        }
        StringBuilder bars = new StringBuilder();
        for (double sample : samples) {
            bars.append(BARS.charAt((int) Math.min(BARS.length() - 1, sample * BARS.length())));
        }
        String collections =
                heap.collections() == 1
                        ? messages.get("status.gc")
                        : messages.get("status.gcs", heap.collections());
        return messages.get("status.heap", bars, part(heap)) + "  " + collections;
    }

    /** Returns the figures of now for the moving line; empty while the VM starts. */
    String now() {
        return session.get()
                .heap()
                .map(heap -> messages.get("status.heap.short", part(heap)))
                .orElse("");
    }

    @Override
    public synchronized void close() {
        closed = true;
        ticker.interrupt();
        console.status(Line.EMPTY); // what comes next, such as the menu, is no lesson
    }
}
