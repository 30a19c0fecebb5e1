package heapwise.cli;

import heapwise.check.Checker;
import heapwise.check.source.Answer;
import heapwise.check.verdict.Verdict;
import heapwise.check.verdict.VerdictJson;
import heapwise.exercise.Exercise;
import heapwise.terminal.CheckPages;
import heapwise.terminal.paint.Fixes;
import heapwise.terminal.text.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heapwise check}: says whether an answer is right. */
@Command(name = "check", description = "Check your answer to an exercise by its hidden tests.")
final class CheckCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "EXERCISE",
            description = "The exercise; the current one where none is given.")
    private @Nullable String exercise;

    @Option(names = "--all", description = "Check every exercise of the course.")
    private boolean all;

    @Option(
            names = "--answer",
            paramLabel = "DIR",
            description = "Check the answer in this directory.")
    private @Nullable Path answer;

    @Option(names = "--schema", description = "Print the JSON schema of --json, and exit.")
    private boolean schema;

    @Spec private @Nullable CommandSpec spec;

    private @Nullable PrintWriter out;

    /** For picocli, which fills in the rest. */
    CheckCommand() {}

    /** Checks one exercise, or all, with nothing but the common options. */
    CheckCommand(CommonOptions options, @Nullable String exercise, boolean all, PrintWriter out) {
        this.options = options;
        this.exercise = exercise;
        this.all = all;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter to = out();
        if (schema) {
            to.println(VerdictJson.schema());
            to.flush();
            return ExitCode.RIGHT;
        }
        var desk = new ExerciseWorkspace(options);
        return all ? checkAll(desk, to) : checkOne(desk, to);
    }

    private PrintWriter out() {
        PrintWriter given = out;
        return given != null ? given : Objects.requireNonNull(spec).commandLine().getOut();
    }

    /** In English, whatever the language of the pages: programs read it. */
    private static VerdictJson json() {
        return new VerdictJson(new Fixes(Messages.in("en"))::of);
    }

    private int checkOne(ExerciseWorkspace desk, PrintWriter out) throws IOException {
        Exercise found = desk.namedOrCurrent(Optional.ofNullable(exercise));
        Path directory = answer == null ? found.directory() : answer;
        try (Checker checker = checker(desk, desk.pages(out))) {
            Verdict verdict =
                    options.json
                            ? checker.check(found, directory)
                            : show(desk.pages(out), checker, found, directory);
            if (options.json) {
                out.println(json().of(verdict));
                out.flush();
            } else {
                desk.pages(out).passedOver(Answer.passedOver(directory));
            }
            desk.record(verdict);
            return ExerciseWorkspace.exitCode(verdict);
        }
    }

    private Checker checker(ExerciseWorkspace desk, CheckPages pages) {
        Checker checker = desk.checker();
        if (!options.json) {
            checker.fetching(pages::fetching);
        }
        return checker;
    }

    /** A failure is shown at once; that the key is to blame for it may turn out later. */
    private static Verdict show(
            CheckPages pages, Checker checker, Exercise exercise, Path directory) {
        var shown = new AtomicReference<@Nullable Verdict>();
        Verdict verdict =
                checker.check(
                        exercise,
                        directory,
                        early -> {
                            pages.verdict(early);
                            shown.set(early);
                        });
        if (!verdict.equals(shown.get())) {
            pages.verdict(verdict);
        }
        return verdict;
    }

    private int checkAll(ExerciseWorkspace desk, PrintWriter out) throws IOException {
        long start = System.nanoTime();
        List<Exercise> exercises = desk.all();
        int width = exercises.stream().mapToInt(each -> each.slug().length()).max().orElse(0);
        CheckPages pages = desk.pages(out);
        var unrecorded = new ArrayList<IOException>();
        try (Checker checker = checker(desk, pages)) {
            List<Verdict> verdicts =
                    checker.checkAll(
                            exercises,
                            verdict -> {
                                try {
                                    desk.record(verdict);
                                } catch (IOException e) {
                                    unrecorded.add(e); // first, all that can be shown
                                }
                                if (!options.json) {
                                    pages.row(verdict, width);
                                }
                            });
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            long passed = verdicts.stream().filter(Verdict::passed).count();
            if (options.json) {
                out.println(json().of(verdicts));
                out.flush();
            } else {
                pages.total(passed, verdicts.size(), took);
            }
            if (!unrecorded.isEmpty()) {
                throw unrecorded.get(0);
            }
            return passed == verdicts.size() ? ExitCode.RIGHT : ExitCode.NOT_RIGHT;
        }
    }
}
