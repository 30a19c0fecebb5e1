package heapwise.lab.gc;

import heapwise.lab.Action;
import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The collections that happened while a piece of code ran.
 *
 * @param pauses that the VM's log told meanwhile; empty where it could not be read
 * @param took how long the code ran
 */
public record GcLog(List<GcEvent> events, List<Pause> pauses, Duration took, Collector collector) {

    private static final int MOST_ROWS = 12;

    public GcLog {
        events = List.copyOf(events);
        pauses = List.copyOf(pauses);
    }

    public static GcLog of(Action action) throws Exception {
        Notifications notifications = new Notifications();
        VmLog log = VmLog.open(Pause.LOGGED);
        long start = System.nanoTime();
        long end;
        List<Pause> pauses;
        try (notifications) {
            action.run();
        } finally {
            end = System.nanoTime();
            pauses = Pause.parse(log.close());
        }
        return new GcLog(
                exact(notifications.events(), pauses),
                pauses,
                Duration.ofNanos(end - start),
                Collector.current());
    }

    /**
     * The events with the times of the log. A young or full collection of the beans is one pause of
     * the log, in the same order; where their numbers differ, the beans' milliseconds stay.
     */
    static List<GcEvent> exact(List<GcEvent> events, List<Pause> pauses) {
        List<GcEvent> exact = new ArrayList<>(events);
        for (String kind : List.of("young", "full")) {
            List<Pause> told = pauses.stream().filter(pause -> pause.what().equals(kind)).toList();
            List<Integer> at = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i).kind().equals(kind)) {
                    at.add(i);
                }
            }
            for (int i = 0; i < at.size() && at.size() == told.size(); i++) {
                exact.set(at.get(i), events.get(at.get(i)).lasting(told.get(i).nanos()));
            }
        }
        return exact;
    }

    public int count() {
        return events.size();
    }

    /** Bytes that all of them freed. */
    public long freed() {
        return events.stream().mapToLong(GcEvent::freed).sum();
    }

    /** Milliseconds that all of them lasted, rounded. */
    public long millis() {
        return Math.round(nanos(events) / 1e6);
    }

    private static long nanos(List<GcEvent> events) {
        return events.stream().mapToLong(GcEvent::nanos).sum();
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
            longest = Math.max(longest, event.nanos());
        }
        int skipped = Math.max(0, events.size() - MOST_ROWS);
        if (skipped > 0) {
            pen.to(2).dim(skipped + " earlier: " + time(nanos(events.subList(0, skipped)))).line();
        }
        for (GcEvent event : events.subList(skipped, events.size())) {
            pen.text("  ")
                    .text(event.kind().equals("young") ? Tone.PLAIN : Tone.BOLD, event.kind());
            pen.right(18, Figures.rounded(event.before())).text(" → ");
            pen.text(Figures.rounded(event.after()));
            pen.right(38, time(event.nanos())).text(" ");
            pen.accent(Bars.bar(event.nanos(), longest, 6)).to(46).dim(event.cause()).line();
        }
        pen.text("  ").bold(Figures.count(count(), "collection"));
        pen.text(", " + Figures.rounded(freed()) + " freed, " + time(nanos(events)) + " in all");
        pen.dim("   " + collector).line();
        notes(pen);
        return pen.drawing();
    }

    private static String time(long nanos) {
        return Figures.time(Duration.ofNanos(nanos));
    }

    private void notes(Pen pen) {
        List<Pause> stalls = pauses.stream().filter(Pause::isStall).toList();
        List<Pause> stops = pauses.stream().filter(pause -> !pause.isStall()).toList();
        boolean cycles =
                collector.isConcurrent()
                        || events.stream().anyMatch(event -> event.kind().equals("cycle"));
        String ran = "the code ran " + time(took.toNanos());
        if (cycles) {
            pen.note(ran + "; cycles ran beside it for most of their time");
        } else if (stops.isEmpty()) {
            pen.note(ran + "; times in whole milliseconds, as the VM's beans report them");
        } else {
            pen.note(ran + "; all its threads stood still during a collection");
        }
        if (cycles && !stops.isEmpty()) {
            pen.note("all its threads stood still " + said(stops));
        }
        if (!stalls.isEmpty()) {
            pen.note("a thread waited for memory " + said(stalls));
        }
    }

    private static String said(List<Pause> pauses) {
        long sum = pauses.stream().mapToLong(Pause::nanos).sum();
        long longest = pauses.stream().mapToLong(Pause::nanos).max().orElse(0);
        return Figures.count(pauses.size(), "time")
                + ", "
                + time(sum)
                + " in all, "
                + time(longest)
                + " at the longest";
    }
}
