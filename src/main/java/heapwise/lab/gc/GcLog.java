package heapwise.lab.gc;

import heapwise.lab.Action;
import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.time.Duration;
import java.util.List;

/**
 * The collections that happened while a piece of code ran.
 *
 * @param took how long the code ran
 */
public record GcLog(List<GcEvent> events, Duration took, Collector collector) {

    private static final int MOST_ROWS = 12;

    public GcLog {
        events = List.copyOf(events);
    }

    public static GcLog of(Action action) throws Exception {
        Notifications notifications = new Notifications();
        long start = System.nanoTime();
        try (notifications) {
            action.run();
        }
        return new GcLog(
                notifications.events(),
                Duration.ofNanos(System.nanoTime() - start),
                Collector.current());
    }

    public int count() {
        return events.size();
    }

    /** Bytes that all of them freed. */
    public long freed() {
        return events.stream().mapToLong(GcEvent::freed).sum();
    }

    /** Milliseconds that all of them lasted. */
    public long millis() {
        return events.stream().mapToLong(GcEvent::millis).sum();
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        if (events.isEmpty()) {
            pen.text("  no collection").dim(" in " + Figures.time(took)).line();
            return pen.drawing();
        }
        long longest = 1;
        for (GcEvent event : events) {
            longest = Math.max(longest, event.millis());
        }
        int skipped = Math.max(0, events.size() - MOST_ROWS);
        for (GcEvent event : events.subList(skipped, events.size())) {
            pen.text("  ")
                    .text(event.kind().equals("young") ? Tone.PLAIN : Tone.BOLD, event.kind());
            pen.right(18, Figures.rounded(event.before())).text(" → ");
            pen.text(Figures.rounded(event.after()));
            pen.right(37, event.millis() + " ms").text(" ");
            pen.accent(Bars.bar(event.millis(), longest, 6)).to(45).dim(event.cause()).line();
        }
        if (skipped > 0) {
            pen.to(2).dim(skipped + " earlier ones not shown").line();
        }
        pen.text("  ").bold(Figures.count(count(), "collection"));
        pen.text(", " + Figures.rounded(freed()) + " freed, " + millis() + " ms of ");
        pen.text(Figures.time(took)).dim("   " + collector).line();
        pen.note(note());
        return pen.drawing();
    }

    private String note() {
        boolean concurrent = collector == Collector.Z || collector == Collector.SHENANDOAH;
        return concurrent
                ? "the times are of whole cycles, most of it beside the running code; the pauses are far shorter"
                : "times in whole milliseconds, as the VM's beans report them";
    }
}
