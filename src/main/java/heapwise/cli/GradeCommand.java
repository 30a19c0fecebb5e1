package heapwise.cli;

import heapwise.authoring.grade.Farm;
import heapwise.authoring.grade.Grade;
import heapwise.authoring.grade.Grader;
import heapwise.plain.PlainText;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Sandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heapwise grade}: checks the answers of a whole class. */
@Command(
        name = "grade",
        description =
                "Grade the answers of many learners: DIR/<learner>/<exercise>/*.java. Started again"
                        + " after a kill, it goes on with what is left.")
final class GradeCommand implements Callable<Integer> {

    private static final String ADVICE =
            "What was graded is kept: give the same command again to go on.";

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "One directory a learner.")
    private @Nullable Path submissions;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where grades and tables go (default: results).")
    private Path out = Path.of("results");

    @Option(
            names = "--exercise",
            paramLabel = "SLUG",
            description = "Grade this exercise (may be repeated; default: all handed in).")
    private List<String> exercises = List.of();

    @Option(
            names = "--shard",
            paramLabel = "K/N",
            description = "Grade only the K-th of N parts, which need no coordinator.")
    private String shard = "1/1";

    @Option(names = "--workers", paramLabel = "N", description = "Check N answers at a time.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--sandbox",
            description = "Grade only where the system keeps answers from files and the network.")
    private boolean sandbox;

    @Option(
            names = "--print",
            paramLabel = "WHAT",
            description = "Print how to grade on many machines, and exit: kubernetes or github.")
    private @Nullable String print;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
        if (print != null) {
            stdout.println(
                    Farm.text(print)
                            .orElseThrow(
                                    () ->
                                            new UsageProblem(
                                                    "nothing to print for '%s'".formatted(print),
                                                    "give kubernetes or github")));
            return ExitCode.RIGHT;
        }
        if (submissions == null || !Files.isDirectory(submissions)) {
            throw new UsageProblem(
                    submissions == null
                            ? "no directory of submissions was given"
                            : "%s is no directory".formatted(submissions),
                    "give a directory with one directory a learner");
        }
        PrintWriter err = spec.commandLine().getErr();
        Grader.Result result;
        try (ProgressBar bar = new ProgressBar("grade", ADVICE, err, options.plain)) {
            result =
                    new Grader(order(submissions), Installation.current(), Jdk.current(), box())
                            .grade(p -> bar.show(p.done(), p.total(), p.now()));
        }
        stdout.printf(
                "%d graded, %d kept from before; %s%n",
                result.graded(), result.kept(), out.resolve("grades.csv"));
        result.changedKeys()
                .forEach(
                        slug ->
                                stdout.printf(
                                        "the key of %s was changed while the answers ran: graded"
                                                + " by the key as it was; bring it back before"
                                                + " the next run%n",
                                        slug));
        result.passedOver().forEach(what -> stdout.println("passed over: " + what));
        List<Grade> undone =
                result.grades().stream()
                        .filter(grade -> grade.status() == Grade.Status.NOT_GRADED)
                        .toList();
        undone.forEach(
                grade ->
                        stdout.printf(
                                "not graded: %s, %s: %s%n",
                                PlainText.line(grade.learner()),
                                grade.exercise(),
                                grade.message()));
        return undone.isEmpty() && result.changedKeys().isEmpty()
                ? ExitCode.RIGHT
                : ExitCode.NOT_RIGHT;
    }

    private Grader.Order order(Path directory) {
        String[] parts = shard.split("/");
        try {
            return new Grader.Order(
                    options.courseRoot(),
                    directory,
                    out,
                    exercises,
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    workers);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new UsageProblem(
                    "'%s' is no shard, or %d no number of workers".formatted(shard, workers),
                    "give the K-th of N as --shard K/N, from 1/N to N/N");
        }
    }

    private Optional<Sandbox> box() {
        if (!sandbox) {
            return Optional.empty();
        }
        try {
            return Optional.of(Sandbox.find());
        } catch (Sandbox.UnavailableException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()), e.fix());
        }
    }
}
