package heapwise.cli;

import heapwise.exercise.Answers;
import heapwise.exercise.Exercise;
import heapwise.terminal.CheckPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heapwise reset}: brings the starter back, and keeps what was there. */
@Command(name = "reset", description = "Bring the starter of an exercise back; keeps a copy.")
final class ResetCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "EXERCISE", description = "The exercise.")
    private @Nullable String exercise;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var desk = new ExerciseWorkspace(options);
        Exercise found = desk.namedOrCurrent(Optional.ofNullable(exercise));
        CheckPages pages = desk.pages(spec.commandLine().getOut());
        Optional<Path> backup = Answers.reset(found);
        if (backup.isEmpty()) {
            throw new UsageProblem(
                    "the untouched starter of %s is not known".formatted(found.slug()),
                    "get it from where you got the course; nothing was changed");
        }
        pages.say(
                "%s: the starter is back. Your answer is kept in %s"
                        .formatted(found.slug(), backup.get()));
        return ExitCode.RIGHT;
    }
}
