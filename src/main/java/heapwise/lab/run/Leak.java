package heapwise.lab.run;

import heapwise.lab.Action;
import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import heapwise.lab.gc.Histogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether code leaks: it runs over and over, and the live heap is counted in between. A leak is
 * growth that goes on in step with the runs after the warm-up; caches that fill and stop are none.
 *
 * @param live live bytes of the growing classes at each checkpoint, the first after the warm-up
 * @param cycles runs between the first checkpoint and the last
 * @param grows classes whose instances grew from each checkpoint to the next, the most bytes first
 */
public record Leak(List<Long> live, int cycles, List<Grows> grows) {

    private static final int CHECKPOINTS = 6;
    private static final int MOST_ROWS = 5;

    private static final int JDK_NOISE = 15;

    private static final Histogram.Row NONE = new Histogram.Row("", 0, 0);

    /**
     * @param instances how many more there are at the end
     */
    public record Grows(String type, long instances, long bytes) {}

    public Leak {
        live = List.copyOf(live);
        grows = List.copyOf(grows);
    }

    /**
     * Runs {@code action} {@code n} times as a warm-up, then {@code n} times with checkpoints in
     * between.
     */
    public static Leak of(int n, Action action) throws Exception {
        if (n < 1) {
            throw new IllegalArgumentException("leak needs at least 1 run, was " + n);
        }
        repeat(n, action);
        Histogram.live();
        Histogram.live();
        List<Histogram> points = new ArrayList<>();
        points.add(Histogram.live());
        int each = Math.max(1, n / (CHECKPOINTS - 1));
        for (int p = 1; p < CHECKPOINTS; p++) {
            repeat(each, action);
            points.add(Histogram.live());
        }
        return judge(points, each * (CHECKPOINTS - 1));
    }

    private static void repeat(int times, Action action) throws Exception {
        for (int i = 0; i < times; i++) {
            action.run();
        }
    }

    static Leak judge(List<Histogram> points, int cycles) {
        List<Map<String, Histogram.Row>> byType = points.stream().map(Leak::byType).toList();
        List<Grows> grows = new ArrayList<>();
        long[] live = new long[points.size()];
        for (Histogram.Row row : points.get(points.size() - 1).rows()) {
            Histogram.Row was = byType.get(0).getOrDefault(row.type(), NONE);
            boolean enough = row.count() - was.count() >= least(row.type(), points.size(), cycles);
            if (enough && climbs(byType, row.type())) {
                grows.add(
                        new Grows(
                                row.name(), row.count() - was.count(), row.bytes() - was.bytes()));
                for (int p = 0; p < live.length; p++) {
                    live[p] += byType.get(p).getOrDefault(row.type(), NONE).bytes();
                }
            }
        }
        grows.sort(Comparator.comparingLong(Grows::bytes).reversed());
        return new Leak(Arrays.stream(live).boxed().toList(), cycles, grows);
    }

    /**
     * How many more instances are a leak and no noise: the tools and the VM itself leave a few
     * strings and arrays of the JDK behind, but nothing of the learner's classes.
     */
    private static int least(String type, int points, int cycles) {
        boolean jdk = type.startsWith("[") || type.startsWith("java.") || type.startsWith("jdk.");
        return jdk ? Math.max(JDK_NOISE, cycles / 4) : points - 1;
    }

    /** Whether there are more instances at each checkpoint than at the one before. */
    private static boolean climbs(List<Map<String, Histogram.Row>> byType, String type) {
        for (int p = 1; p < byType.size(); p++) {
            long before = byType.get(p - 1).getOrDefault(type, NONE).count();
            if (byType.get(p).getOrDefault(type, NONE).count() <= before) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Histogram.Row> byType(Histogram point) {
        Map<String, Histogram.Row> rows = new HashMap<>();
        point.rows().forEach(row -> rows.put(row.type(), row));
        return rows;
    }

    /** Whether anything grows in step with the runs. */
    public boolean leaks() {
        return !grows.isEmpty();
    }

    /** Bytes that stay for each run. */
    public double slope() {
        return (double) (live.get(live.size() - 1) - live.get(0)) / cycles;
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        pen.text("  ").text(leaks() ? Tone.BAD : Tone.GOOD, leaks() ? "leaks" : "no leak");
        pen.text("   " + Figures.signed(Math.round(slope())) + " bytes a run");
        if (leaks()) {
            long first = live.get(0);
            long[] above = live.stream().mapToLong(bytes -> bytes - first).toArray();
            pen.text("   ").accent(Bars.sparkline(above, above[above.length - 1]));
        }
        pen.line();
        for (Grows row : grows.subList(0, Math.min(MOST_ROWS, grows.size()))) {
            pen.right(16, Figures.signed(row.bytes())).right(28, Figures.signed(row.instances()));
            pen.text("  ").text(row.type()).line();
        }
        pen.note(
                "what grew at each of "
                        + live.size()
                        + " full collections over "
                        + Figures.count(cycles, "run")
                        + ", after as many to warm up · a leak outside the heap is not seen");
        return pen.drawing();
    }
}
