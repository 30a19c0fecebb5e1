package heapwise.authoring.report;

import heapwise.authoring.rules.HeldPromise;
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
 * @param seen what was printed, for {@link OutputUpdate}
 * @param units one for each lesson and exercise and JDK, in the order of the course
 */
public record VerifyReport(
        Path root, List<Problem> course, List<Unit> units, List<Seen> seen, Duration took) {

    /**
     * What a cell printed that has an output block.
     *
     * @param lesson the file, from the course's directory on
     * @param line of the output block
     * @param jdk the feature release
     */
    public record Seen(Path lesson, int line, int jdk, String text) {}

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
     * @param held the promises of an exercise, in the order of its task
     */
    public record Unit(
            Kind kind,
            String slug,
            int jdk,
            Duration took,
            String did,
            List<HeldPromise> held,
            List<Problem> problems) {
        public Unit {
            held = List.copyOf(held);
            problems = List.copyOf(problems);
        }
    }

    public VerifyReport {
        course = List.copyOf(course);
        units = List.copyOf(units);
        seen = List.copyOf(seen);
    }

    /** Returns the same that took so long. */
    public VerifyReport withTook(Duration time) {
        return new VerifyReport(root, course, units, seen, time);
    }

    /** Returns the same without errors in these blocks, which have been corrected. */
    public VerifyReport without(List<OutputUpdate.Block> corrected) {
        return new VerifyReport(
                root,
                course,
                units.stream()
                        .map(
                                unit ->
                                        new Unit(
                                                unit.kind(),
                                                unit.slug(),
                                                unit.jdk(),
                                                unit.took(),
                                                unit.did(),
                                                unit.held(),
                                                unit.problems().stream()
                                                        .filter(p -> !isIn(p, corrected))
                                                        .toList()))
                        .toList(),
                seen,
                took);
    }

    private static boolean isIn(Problem problem, List<OutputUpdate.Block> blocks) {
        return problem.severity() == Problem.Severity.ERROR
                && blocks.stream()
                        .anyMatch(
                                block ->
                                        block.file().equals(problem.file())
                                                && block.first() <= problem.line()
                                                && problem.line() <= block.last());
    }

    /** Returns one report of two about the same course. */
    public VerifyReport and(VerifyReport other) {
        return new VerifyReport(
                root,
                Stream.concat(course.stream(), other.course.stream()).distinct().toList(),
                Stream.concat(units.stream(), other.units.stream()).toList(),
                Stream.concat(seen.stream(), other.seen.stream()).toList(),
                took.plus(other.took));
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
