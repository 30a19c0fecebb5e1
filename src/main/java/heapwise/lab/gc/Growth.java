package heapwise.lab.gc;

import heapwise.lab.Action;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed on the live heap between two histograms, by class.
 *
 * @param rows those that changed, the greatest growth first; counts and bytes may be negative
 */
public record Growth(List<Histogram.Row> rows) {

    private static final int MOST_ROWS = 10;

    public Growth {
        rows = List.copyOf(rows);
    }

    /** Runs {@code action} between two collections, and tells what it added to the live heap. */
    public static Growth of(Action action) throws Exception {
        Histogram.live();
        Histogram.live();
        Histogram before = Histogram.live();
        action.run();
        return between(before, Histogram.live());
    }

    static Growth between(Histogram before, Histogram after) {
        Map<String, Histogram.Row> old = new HashMap<>();
        before.rows().forEach(row -> old.put(row.type(), row));
        List<Histogram.Row> rows = new ArrayList<>();
        for (Histogram.Row row : after.rows()) {
            Histogram.Row was = old.remove(row.type());
            long count = row.count() - (was == null ? 0 : was.count());
            long bytes = row.bytes() - (was == null ? 0 : was.bytes());
            rows.add(new Histogram.Row(row.type(), count, bytes));
        }
        old.values()
                .forEach(
                        row -> rows.add(new Histogram.Row(row.type(), -row.count(), -row.bytes())));
        rows.removeIf(row -> row.bytes() == 0 && row.count() == 0);
        rows.sort(
                Comparator.comparingLong(Histogram.Row::bytes)
                        .reversed()
                        .thenComparing(Histogram.Row::type));
        return new Growth(rows);
    }

    public long bytes() {
        return rows.stream().mapToLong(Histogram.Row::bytes).sum();
    }

    /** What changed of one class, by its name; zeros when nothing did. */
    public Histogram.Row of(String type) {
        return Histogram.of(rows).of(type);
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        pen.right(16, Tone.DIM, "bytes").right(28, Tone.DIM, "instances").text("  ");
        pen.dim("class").line();
        for (Histogram.Row row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            pen.right(16, Figures.signed(row.bytes())).right(28, Figures.signed(row.count()));
            pen.text("  ").text(row.name()).line();
        }
        if (rows.size() > MOST_ROWS) {
            pen.to(30).dim("and " + (rows.size() - MOST_ROWS) + " more").line();
        }
        pen.right(16, Tone.BOLD, Figures.signed(bytes())).to(30).dim("live in all").line();
        pen.note("between two full collections, all threads");
        return pen.drawing();
    }
}
