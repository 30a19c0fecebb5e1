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
import java.util.function.ToLongFunction;

/**
 * Whether code leaks: it runs over and over, and the live heap is counted in between. A leak is
 * growth that goes on in step with the runs after the warm-up; caches that fill and stop are none.
 *
 * @param live live bytes of the growing classes at each checkpoint, the first after the warm-up
 * @param cycles runs between the first checkpoint and the last
 * @param grows classes whose instances grew from nearly each checkpoint to the next, the most bytes
 *     first
 * @param unsteady classes that have more bytes at the end, but grew only now and then
 */
public record Leak(List<Long> live, int cycles, List<Grows> grows, List<Grows> unsteady) {

    private static final int CHECKPOINTS = 6;
    private static final int MOST_ROWS = 5;
    private static final int MOST_UNSTEADY = 3;

    /** Of the steps between checkpoints, as many may be without growth. */
    private static final int SPARE_STEPS = 1;

    private static final Histogram.Row NONE = new Histogram.Row("", 0, 0);

    /**
     * @param instances how many more there are at the end
     */
    public record Grows(String type, long instances, long bytes) {}

    public Leak {
        live = List.copyOf(live);
        grows = List.copyOf(grows);
        unsteady = List.copyOf(unsteady);
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
        List<Histogram> points = new ArrayList<>();
        Histogram first = Histogram.live();
        Histogram.liveOf(first);
        points.add(Histogram.liveOf(first));
        int each = Math.max(1, n / (CHECKPOINTS - 1));
        for (int p = 1; p < CHECKPOINTS; p++) {
            repeat(each, action);
            points.add(Histogram.liveOf(first));
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
        List<Grows> unsteady = new ArrayList<>();
        long[] live = new long[points.size()];
        for (Histogram.Row row : points.get(points.size() - 1).rows()) {
            long[] counts = steps(byType, row.type(), Histogram.Row::count);
            long[] bytes = steps(byType, row.type(), Histogram.Row::bytes);
            if (climbs(counts)) {
                grows.add(new Grows(row.name(), total(counts), total(bytes)));
                for (int p = 0; p < live.length; p++) {
                    live[p] += byType.get(p).getOrDefault(row.type(), NONE).bytes();
                }
            } else if (sum(bytes) > 0) {
                unsteady.add(new Grows(row.name(), sum(counts), sum(bytes)));
            }
        }
        Comparator<Grows> most = Comparator.comparingLong(Grows::bytes).reversed();
        grows.sort(most);
        unsteady.sort(most);
        return new Leak(Arrays.stream(live).boxed().toList(), cycles, grows, unsteady);
    }

    /** How much more of a class there is at each checkpoint than at the one before. */
    private static long[] steps(
            List<Map<String, Histogram.Row>> byType,
            String type,
            ToLongFunction<Histogram.Row> figure) {
        long[] steps = new long[byType.size() - 1];
        for (int p = 0; p < steps.length; p++) {
            steps[p] =
                    figure.applyAsLong(byType.get(p + 1).getOrDefault(type, NONE))
                            - figure.applyAsLong(byType.get(p).getOrDefault(type, NONE));
        }
        return steps;
    }

    private static boolean climbs(long[] counts) {
        return Arrays.stream(counts).filter(step -> step > 0).count()
                >= counts.length - SPARE_STEPS;
    }

    /**
     * What all steps add. Where all but one are alike, the odd one has an instance of the VM's own
     * in it, and counts as the others do.
     */
    private static long total(long[] steps) {
        long[] sorted = steps.clone();
        Arrays.sort(sorted);
        long middle = sorted[sorted.length / 2];
        boolean alike =
                Arrays.stream(steps).filter(step -> step == middle).count()
                        >= steps.length - SPARE_STEPS;
        return alike ? steps.length * middle : sum(steps);
    }

    private static long sum(long[] steps) {
        return Arrays.stream(steps).sum();
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
        return (double) grows.stream().mapToLong(Grows::bytes).sum() / cycles;
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
            row(pen, Tone.PLAIN, row);
        }
        if (!unsteady.isEmpty()) {
            pen.note("more of it, but not in step with the runs, so not counted:");
        }
        for (Grows row : unsteady.subList(0, Math.min(MOST_UNSTEADY, unsteady.size()))) {
            row(pen, Tone.DIM, row);
        }
        if (unsteady.size() > MOST_UNSTEADY) {
            List<Grows> rest = unsteady.subList(MOST_UNSTEADY, unsteady.size());
            long bytes = rest.stream().mapToLong(Grows::bytes).sum();
            pen.right(16, Tone.DIM, Figures.signed(bytes)).to(30);
            pen.dim("and " + rest.size() + " more of these").line();
        }
        pen.note(
                "what grew from each to the next of "
                        + live.size()
                        + " full collections over "
                        + Figures.count(cycles, "run")
                        + ", after a warm-up · a leak outside the heap is not seen");
        return pen.drawing();
    }

    private static void row(Pen pen, Tone tone, Grows row) {
        pen.right(16, tone, Figures.signed(row.bytes()));
        pen.right(28, tone, Figures.signed(row.instances())).text("  ").text(tone, row.type());
        pen.line();
    }
}
