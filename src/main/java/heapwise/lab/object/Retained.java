package heapwise.lab.object;

import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would go with an object: of all that it reaches, what nothing else reaches.
 *
 * @param name how the drawing calls the object
 * @param bytes retained: what a collection could free if the object were dropped
 * @param deep bytes that it reaches at all
 * @param classes what is retained, by class, the largest first
 */
public record Retained(
        String name,
        long bytes,
        long deep,
        long objects,
        long deepObjects,
        List<Row> classes,
        Duration took) {

    private static final int MOST_ROWS = 6;

    /**
     * @param bytes shallow bytes of all retained instances of the class
     */
    public record Row(String type, long count, long bytes) {}

    public Retained {
        classes = List.copyOf(classes);
    }

    /** Walks the heap around {@code object}, then from it; nothing is retained by null. */
    public static Retained of(@Nullable Object object) {
        long start = System.nanoTime();
        if (object == null) {
            return new Retained("null", 0, 0, 0, 0, List.of(), Duration.ZERO);
        }
        LiveWalk around = new LiveWalk(null, object);
        around.strong();
        Deep deep = Deep.from(object);
        Map<Class<?>, long[]> sums = new HashMap<>();
        long bytes = 0;
        long objects = 0;
        for (int i = 0; i < deep.found().size(); i++) {
            Object reached = deep.found().get(i);
            if (reached == object || !around.found().contains(reached)) {
                long size = Shape.of(reached).size(reached);
                bytes += size;
                objects++;
                long[] sum = sums.computeIfAbsent(reached.getClass(), type -> new long[2]);
                sum[0]++;
                sum[1] += size;
            }
        }
        return new Retained(
                Names.of(object),
                bytes,
                deep.bytes(),
                objects,
                deep.objects(),
                Measure.rows(sums),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /** Bytes that it reaches and something else reaches as well. */
    public long shared() {
        return deep - bytes;
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        pen.text("  ").bold(name).text("   " + Figures.bytes(bytes) + " would go with it").line();
        pen.text("  ")
                .dim(
                        shared() == 0
                                ? "all that it reaches"
                                : "of "
                                        + Figures.grouped(deep)
                                        + " that it reaches; "
                                        + Figures.grouped(shared())
                                        + " are shared with others")
                .line()
                .line();
        for (Row row : classes.subList(0, Math.min(MOST_ROWS, classes.size()))) {
            pen.right(16, Figures.grouped(row.bytes()));
            pen.text("  ").accent(Bars.bar(row.bytes(), bytes, 10)).to(30);
            pen.text(Figures.grouped(row.count()) + " " + row.type()).line();
        }
        if (classes.size() > MOST_ROWS) {
            pen.to(18).dim("and " + (classes.size() - MOST_ROWS) + " more classes").line();
        }
        pen.note(
                "live walk, "
                        + Figures.time(took)
                        + " · what only locals of running methods hold counts as going with it");
        return pen.drawing();
    }
}
