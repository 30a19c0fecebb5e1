package heapwise.authoring.run;

import heapwise.lesson.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cells that name classes of one package without an import have one trouble, told once. */
final class MissingImports {

    private static final Pattern IMPORT = Pattern.compile("\\(import (\\S+)\\.\\w+\\)");

    private MissingImports() {}

    /**
     * Returns the problems in their order, of those that one import would solve the first only,
     * which says where else.
     *
     * @param problems of one lesson, as {@link heapwise.authoring.source.Javac#withPackage} words
     *     them
     */
    static List<Problem> once(List<Problem> problems) {
        Map<String, List<Problem>> byPackage = new LinkedHashMap<>();
        for (Problem problem : problems) {
            Matcher matcher = IMPORT.matcher(problem.what());
            if (matcher.find()) {
                byPackage.computeIfAbsent(matcher.group(1), p -> new ArrayList<>()).add(problem);
            }
        }
        List<Problem> told = new ArrayList<>(problems);
        byPackage.forEach(
                (name, same) -> {
                    if (same.size() > 1) {
                        told.set(told.indexOf(same.get(0)), joined(name, same));
                        told.removeAll(same.subList(1, same.size()));
                    }
                });
        return told;
    }

    private static Problem joined(String name, List<Problem> same) {
        Problem first = same.get(0);
        String others =
                same.stream()
                        .skip(1)
                        .map(problem -> Integer.toString(problem.line()))
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new Problem(
                first.severity(),
                first.file(),
                first.line(),
                "%s (and more of %s in %s %s)"
                        .formatted(
                                first.what(),
                                name,
                                others.contains(",") ? "lines" : "line",
                                others),
                "write 'import %s.*;' in this cell".formatted(name));
    }
}
