package heapwise.lab.gc;

import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import heapwise.lab.object.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The heap by class: instances and their shallow bytes. Source: the diagnostic command {@code
 * GC.class_histogram} in this process, which collects first, so only what is reachable counts. The
 * lab's own classes and JOL's are left out; so that histograms do not count what they are made of,
 * they share the names of classes and keep their rows in an array of their own.
 */
public final class Histogram {

    static final int USUAL_TOP = 12;

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

    /** Collects, and counts what is left. */
    public static Histogram live() {
        List<Row> rows = new ArrayList<>();
        for (String line : Beans.command("gcClassHistogram").lines().toList()) {
            String[] columns = line.strip().split("\\s+");
            if (columns.length >= 4 && columns[0].endsWith(":") && !ofTheLab(columns[3])) {
                rows.add(
                        new Row(
                                TYPES.computeIfAbsent(columns[3], type -> type),
                                Long.parseLong(columns[1]),
                                Long.parseLong(columns[2])));
            }
        }
        return of(rows);
    }

    private static boolean ofTheLab(String type) {
        return type.startsWith("heapwise.lab.")
                || type.startsWith("[Lheapwise.lab.")
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
