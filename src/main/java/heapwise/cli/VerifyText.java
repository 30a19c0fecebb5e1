package heapwise.cli;

import heapwise.authoring.report.VerifyReport;
import heapwise.authoring.report.VerifyReport.Kind;
import heapwise.authoring.report.VerifyReport.Unit;
import heapwise.authoring.rules.HeldPromise;
import heapwise.lesson.Problem;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code verify} says to a person. */
final class VerifyText {

    private VerifyText() {}

    /**
     * Prints the problems and a last line that counts.
     *
     * @param all whether to say of each exercise what was tried, too
     * @param promises whether to list what each task promises, and who holds it
     */
    static void print(VerifyReport report, boolean all, boolean promises, PrintWriter out) {
        List<Problem> problems = report.problems();
        problems.forEach(problem -> out.println(problem.render()));
        if (!problems.isEmpty()) {
            out.println();
        }
        if (promises) {
            promises(report, out);
        }
        if (all) {
            report.units().stream()
                    .filter(unit -> unit.kind() == Kind.EXERCISE)
                    .forEach(unit -> out.printf("%s: %s%n", unit.slug(), unit.did()));
        }
        long errors = problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
        String jdks =
                report.units().stream()
                        .map(unit -> String.valueOf(unit.jdk()))
                        .distinct()
                        .collect(Collectors.joining(" and "));
        out.printf(
                "%s in %.1f s: %s%n",
                report.units().isEmpty()
                        ? "no lesson or exercise was run"
                        : units(report) + " on JDK " + jdks,
                report.took().toMillis() / 1000.0,
                problems.isEmpty()
                        ? "all right"
                        : counted(errors, "error")
                                + ", "
                                + counted(problems.size() - errors, "warning"));
    }

    /** Of several JDKs the first: a task is the same on all. */
    private static void promises(VerifyReport report, PrintWriter out) {
        var told = new HashSet<String>();
        for (Unit unit : report.units()) {
            if (unit.kind() != Kind.EXERCISE || !told.add(unit.slug())) {
                continue;
            }
            out.println(unit.slug());
            for (HeldPromise promise : unit.held()) {
                out.printf("  %d: %s%n", promise.line(), promise.text());
                out.printf(
                        "      %s%n",
                        promise.tests().isEmpty()
                                ? "no test holds it"
                                : "held by " + String.join(", ", promise.tests()));
            }
            if (unit.held().isEmpty()) {
                out.println(
                        unit.did().startsWith("not run")
                                ? "  not known: its key could not be run"
                                : "  nothing: its task has no list item");
            }
            out.println();
        }
    }

    private static String units(VerifyReport report) {
        return Stream.of(Kind.LESSON, Kind.EXERCISE)
                .map(
                        kind ->
                                counted(
                                        report.units().stream()
                                                .filter(unit -> unit.kind() == kind)
                                                .map(Unit::slug)
                                                .distinct()
                                                .count(),
                                        kind == Kind.LESSON ? "lesson" : "exercise"))
                .filter(words -> !words.startsWith("0 "))
                .collect(Collectors.joining(" and "));
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
