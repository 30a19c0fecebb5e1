package heapwise.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells once what is wrong in the same words in many lines of one file. */
public final class Alike {

    /** What stands in more lines than this is told once. */
    private static final int MANY = 6;

    private Alike() {}

    /**
     * Returns problems by line; those of one line in their order. What is wrong in the same words
     * in many lines is told of the first and says where else.
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
            if (same.size() > MANY) {
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
        String others =
                same.stream()
                        .skip(1)
                        .limit(MANY)
                        .map(problem -> Integer.toString(problem.line()))
                        .collect(Collectors.joining(", "));
        int more = same.size() - 1 - MANY;
        String where =
                " (and in lines %s%s)"
                        .formatted(others, more > 0 ? " and %d more".formatted(more) : "");
        return new Problem(
                first.severity(), first.file(), first.line(), first.what() + where, first.fix());
    }
}
