package heapwise.lab.gc;

import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import heapwise.lab.object.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The heap by class: instances and their shallow bytes. Source: the diagnostic command {@code
 * GC.class_histogram} in this process, which collects first, so only what is reachable counts. The
 * lab's own classes, the agent's and JOL's are left out; so that histograms do not count what they
 * are made of, they share the names of classes and keep their rows in an array of their own.
 */
public final class Histogram {

    static final int USUAL_TOP = 12;

    /** The row of all classes that an earlier histogram does not have. */
    public static final String LATER = "classes loaded meanwhile";

    /**
     * One class.
     *
     * @param type binary name, {@code [B} for {@code byte[]}
     */
    public record Row(String type, long count, long bytes) {

        /** The class as the learner wrote it. */
        public String name() {
            return Names.of(type);
        }
    }

    private static final Map<String, String> TYPES = new ConcurrentHashMap<>();

    private final Row[] rows;
    private final int top;

    private Histogram(Row[] rows, int top) {
        this.rows = rows;
        this.top = top;
    }

    /** A histogram of these rows, the largest first. */
    static Histogram of(List<Row> rows) {
        Row[] sorted = rows.toArray(Row[]::new);
        Arrays.sort(
                sorted, Comparator.comparingLong(Row::bytes).reversed().thenComparing(Row::type));
        return new Histogram(sorted, USUAL_TOP);
    }

    /** All classes, the largest first. */
    public List<Row> rows() {
        return List.of(rows);
    }

    /** Told of each class in turn. */
    private interface Counts {
        void of(String type, long count, long bytes);
    }

    /** Collects, and counts what is left. */
    public static Histogram live() {
        List<Row> rows = new ArrayList<>();
        count(
                (type, count, bytes) ->
                        rows.add(new Row(TYPES.computeIfAbsent(type, t -> t), count, bytes)));
        return of(rows);
    }

    /**
     * The same for the classes that {@code earlier} has; those that were loaded since are one row,
     * {@link #LATER}. Keeping the names of these would itself add strings to the heap.
     */
    public static Histogram liveOf(Histogram earlier) {
        List<Row> rows = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Row row : earlier.rows) {
            known.add(row.type());
        }
        long[] later = new long[2];
        count(
                (type, count, bytes) -> {
                    if (known.contains(type)) {
                        rows.add(new Row(TYPES.computeIfAbsent(type, t -> t), count, bytes));
                    } else {
                        later[0] += count;
                        later[1] += bytes;
                    }
                });
        rows.add(new Row(LATER, later[0], later[1]));
        return of(rows);
    }

    /** Collects; bytes of all that is left. */
    public static long liveBytes() {
        long[] sum = new long[1];
        count((type, count, bytes) -> sum[0] += bytes);
        return sum[0];
    }

    private static void count(Counts counts) {
        for (String line : Beans.command("gcClassHistogram").lines().toList()) {
            String[] columns = line.strip().split("\\s+");
            if (columns.length >= 4 && columns[0].endsWith(":") && !ofTheLab(columns[3])) {
                counts.of(columns[3], Long.parseLong(columns[1]), Long.parseLong(columns[2]));
            }
        }
    }

    private static boolean ofTheLab(String type) {
        return type.startsWith("heapwise.lab.")
                || type.startsWith("[Lheapwise.lab.")
                || type.startsWith("heapwise.agent.")
                || type.startsWith("org.openjdk.jol.");
    }

    public Histogram top(int n) {
        return new Histogram(rows, n);
    }

    public long bytes() {
        return Arrays.stream(rows).mapToLong(Row::bytes).sum();
    }

    public long count() {
        return Arrays.stream(rows).mapToLong(Row::count).sum();
    }

    /**
     * The row of a class, by binary name or as the learner wrote it; a row of zeros when it has no
     * instance.
     */
    public Row of(String type) {
        return Arrays.stream(rows)
                .filter(row -> row.type().equals(type) || row.name().equals(type))
                .findFirst()
                .orElse(new Row(type, 0, 0));
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        int counts = pen.style().columns() < 60 ? 36 : 40;
        pen.right(16, Tone.DIM, "bytes").right(counts, Tone.DIM, "instances");
        pen.text("  ").dim("class").line();
        long most = rows.length == 0 ? 0 : rows[0].bytes();
        for (Row row : Arrays.copyOf(rows, Math.min(top, rows.length))) {
            pen.right(16, Figures.grouped(row.bytes()));
            pen.text("  ").accent(Bars.bar(row.bytes(), most, 10));
            pen.right(counts, Figures.grouped(row.count())).text("  ").text(row.name()).line();
        }
        pen.right(16, Tone.BOLD, Figures.grouped(bytes()));
        pen.right(counts, Tone.BOLD, Figures.grouped(count()));
        pen.text("  ").dim("all " + Figures.grouped(rows.length) + " classes").line();
        pen.note(
                "after a full collection · shallow bytes: what an object refers to counts under its own class");
        return pen.drawing();
    }
}
