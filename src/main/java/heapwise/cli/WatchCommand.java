package heapwise.cli;

import heapwise.check.Checker;
import heapwise.check.Watch;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.terminal.WatchScreen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heapwise watch}: checks an answer whenever it is saved. */
@Command(name = "watch", description = "Check your answer to an exercise whenever you save it.")
final class WatchCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "EXERCISE",
            description = "The exercise; the current one where none is given.")
    private @Nullable String exercise;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var desk = new ExerciseWorkspace(options);
        Exercise found = desk.namedOrCurrent(Optional.ofNullable(exercise));
        Verdict[] last = new Verdict[1];
        try (Checker checker = desk.checker()) {
            checker.prepare(found);
            var screen =
                    new WatchScreen(
                            found,
                            options.terminal(),
                            verdict -> {
                                last[0] = verdict;
                                record(desk, verdict);
                            });
            screen.show(
                    spec.commandLine().getOut(), listener -> Watch.start(checker, found, listener));
        }
        return last[0] != null && last[0].passed() ? ExitCode.RIGHT : ExitCode.NOT_RIGHT;
    }

    private static void record(ExerciseWorkspace desk, Verdict verdict) {
        try {
            desk.record(verdict);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
