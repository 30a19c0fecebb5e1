package heapwise.authoring.run;

import heapwise.authoring.source.Finding;
import heapwise.lesson.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what fails each time from what fails sometimes. */
public final class Repeated {

    private record Place(String file, int line) {}

    private final int runs;
    private final int feature;
    private final Map<Place, Integer> counts = new LinkedHashMap<>();
    private final Map<Place, Problem> first = new LinkedHashMap<>();
    private final List<Problem> all = new ArrayList<>();

    public Repeated(int runs, int feature) {
        this.runs = runs;
        this.feature = feature;
    }

    /** Adds the problems of one run; of several runs those of one line count once. */
    public void add(List<Problem> problems) {
        if (runs == 1) {
            all.addAll(problems);
            return;
        }
        Map<Place, Problem> here = new LinkedHashMap<>();
        problems.forEach(p -> here.putIfAbsent(new Place(p.file().toString(), p.line()), p));
        here.forEach(
                (place, problem) -> {
                    counts.merge(place, 1, Integer::sum);
                    first.putIfAbsent(place, problem);
                });
    }

    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(all);
        counts.forEach(
                (place, count) -> {
                    Problem problem = first.get(place);
                    if (count == runs || problem.severity() == Problem.Severity.WARNING) {
                        problems.add(problem);
                    } else {
                        problems.add(
                                Finding.UNSTABLE.at(
                                        problem.file(),
                                        problem.line(),
                                        feature,
                                        count,
                                        runs,
                                        problem.what()));
                    }
                });
        return problems;
    }
}
