package heapwise.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells once what is wrong in the same words in several lines of one file. */
public final class Alike {

    /** So many further lines are named; of more their number is. */
    private static final int NAMED = 6;

    private Alike() {}

    /**
     * Returns problems by line; those of one line in their order. What is wrong in the same words
     * in several lines is told of the first and says where else.
     *
     * @param problems of one file
     */
    public static List<Problem> once(List<Problem> problems) {
        Map<String, List<Problem>> alike = new LinkedHashMap<>();
        for (Problem problem : problems) {
            alike.computeIfAbsent(problem.what() + problem.fix(), w -> new ArrayList<>())
                    .add(problem);
        }
        List<Problem> told = new ArrayList<>(problems);
        for (List<Problem> same : alike.values()) {
            if (same.size() > 1) {
                told.removeAll(same);
                same.sort(Comparator.comparingInt(Problem::line));
                told.add(joined(same));
            }
        }
        told.sort(Comparator.comparingInt(Problem::line));
        return List.copyOf(told);
    }

    private static Problem joined(List<Problem> same) {
        Problem first = same.get(0);
        List<Integer> others =
                same.stream()
                        .map(Problem::line)
                        .distinct()
                        .filter(line -> line != first.line())
                        .toList();
        if (others.isEmpty()) {
            return first;
        }
        String named =
                others.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        int more = others.size() - NAMED;
        String where =
                " (and in %s %s%s)"
                        .formatted(
                                others.size() == 1 ? "line" : "lines",
                                named,
                                more > 0 ? " and %d more".formatted(more) : "");
        return new Problem(
                first.severity(),
                first.file(),
                first.line(),
                first.what() + where,
                first.fix(),
                others);
    }
}
