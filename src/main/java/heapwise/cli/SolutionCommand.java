package heapwise.cli;

import heapwise.check.Checker;
import heapwise.exercise.Exercise;
import heapwise.progress.Event;
import heapwise.terminal.CheckPages;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heapwise solution}: the reference beside the learner's answer, as a difference. */
@Command(
        name = "solution",
        description = "Compare your answer with the reference, once it passes or you insist.")
final class SolutionCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "EXERCISE",
            description = "The exercise; the current one where none is given.")
    private @Nullable String exercise;

    @Option(names = "--insist", description = "Show it before your answer passes; is recorded.")
    private boolean insist;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var desk = new ExerciseWorkspace(options);
        Exercise found = desk.namedOrCurrent(Optional.ofNullable(exercise));
        CheckPages pages = desk.pages(spec.commandLine().getOut());
        boolean passed =
                desk.progress().exercise(found.slug()).filter(Event.Checked::passed).isPresent();
        if (!passed && !insist) {
            pages.say(
                    "%s has not passed yet. `heapwise hint %s` helps; `heapwise solution %s --insist` shows it all the same, and that is recorded."
                            .formatted(found.slug(), found.slug(), found.slug()));
            return ExitCode.NOT_RIGHT;
        }
        try (Checker checker = desk.checker()) {
            List<String> difference = checker.solution(found);
            if (difference.isEmpty()) {
                pages.say("Your answer is the reference, line by line.");
            } else {
                pages.difference(difference);
            }
        }
        if (!passed) { // the rung above the last hint
            desk.progress()
                    .record(
                            new Event.HintSeen(
                                    Instant.now(), found.slug(), found.hints().size() + 1));
        }
        return ExitCode.RIGHT;
    }
}
