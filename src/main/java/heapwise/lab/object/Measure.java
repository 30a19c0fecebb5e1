package heapwise.lab.object;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deep sizes, and what they are made of. */
public final class Measure {

    private Measure() {}

    /** Bytes of {@code root} and of all that it reaches through strong references. */
    public static long deep(@Nullable Object root) {
        return Deep.from(root).bytes();
    }

    /** What {@code root} reaches, by class, the most bytes first. */
    public static List<Retained.Row> classes(@Nullable Object root) {
        return classes(Deep.from(root));
    }

    static List<Retained.Row> classes(Deep deep) {
        Map<Class<?>, long[]> sums = new HashMap<>();
        for (int i = 0; i < deep.found().size(); i++) {
            Object reached = deep.found().get(i);
            long[] sum = sums.computeIfAbsent(reached.getClass(), type -> new long[2]);
            sum[0]++;
            sum[1] += Shape.of(reached).size(reached);
        }
        return rows(sums);
    }

    static List<Retained.Row> rows(Map<Class<?>, long[]> sums) {
        List<Retained.Row> rows = new ArrayList<>();
        sums.forEach((type, sum) -> rows.add(new Retained.Row(Names.of(type), sum[0], sum[1])));
        rows.sort(
                Comparator.comparingLong(Retained.Row::bytes)
                        .reversed()
                        .thenComparing(Retained.Row::type));
        return rows;
    }
}
