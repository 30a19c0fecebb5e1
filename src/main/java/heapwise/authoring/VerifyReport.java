package heapwise.authoring;

import heapwise.lesson.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code verify} found.
 *
 * @param course problems of no single lesson or exercise
 * @param units one for each lesson and exercise and JDK, in the order of the course
 */
public record VerifyReport(Path root, List<Problem> course, List<Unit> units, Duration took) {

    /** What a unit is. */
    public enum Kind {
        LESSON,
        EXERCISE
    }

    /**
     * A lesson or exercise on one JDK.
     *
     * @param jdk the feature release
     * @param did what was tried, for a person: "12 cells", "6 answers"
     */
    public record Unit(
            Kind kind, String slug, int jdk, Duration took, String did, List<Problem> problems) {
        public Unit {
            problems = List.copyOf(problems);
        }
    }

    public VerifyReport {
        course = List.copyOf(course);
        units = List.copyOf(units);
    }

    /** Returns all problems by file and line; what several JDKs say in the same words, once. */
    public List<Problem> problems() {
        return Stream.concat(course.stream(), units.stream().flatMap(u -> u.problems().stream()))
                .collect(LinkedHashSet<Problem>::new, LinkedHashSet::add, LinkedHashSet::addAll)
                .stream()
                .sorted(
                        Comparator.comparing((Problem p) -> p.file().toString())
                                .thenComparingInt(Problem::line))
                .toList();
    }

    /** Returns whether nothing keeps the course from being shipped. */
    public boolean right() {
        return problems().stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
    }
}
