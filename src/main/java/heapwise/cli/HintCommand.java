package heapwise.cli;

import heapwise.exercise.Exercise;
import heapwise.progress.Event;
import heapwise.terminal.CheckPages;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heapwise hint}: one rung of the ladder at a time, up and down. */
@Command(name = "hint", description = "Show the next hint of an exercise.")
final class HintCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "EXERCISE",
            description = "The exercise; the current one where none is given.")
    private @Nullable String exercise;

    @Option(
            names = {"-n", "--number"},
            paramLabel = "N",
            description = "This hint, from 1, instead of the next.")
    private @Nullable Integer number;

    @Option(names = "--back", description = "The hint before the last one shown.")
    private boolean back;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var desk = new ExerciseWorkspace(options);
        Exercise found = desk.namedOrCurrent(Optional.ofNullable(exercise));
        CheckPages pages = desk.pages(spec.commandLine().getOut());
        int hints = found.hints().size();
        if (hints == 0) {
            pages.say("%s has no hints.".formatted(found.slug()));
            return ExitCode.RIGHT;
        }
        if (number != null && (number < 1 || number > hints)) {
            throw new UsageProblem(
                    "%s has no hint %d".formatted(found.slug(), number),
                    "give a number from 1 to %d".formatted(hints));
        }
        int shown = last(desk, found);
        int next =
                number != null
                        ? number
                        : back ? Math.max(1, shown - 1) : Math.min(hints, shown + 1);
        pages.hint(found, next);
        desk.progress().record(new Event.HintSeen(Instant.now(), found.slug(), next));
        if (next == hints) {
            pages.say("");
            pages.say(
                    "That was the last one. `heapwise solution %s` is left."
                            .formatted(found.slug()));
        }
        return ExitCode.RIGHT;
    }

    /** Returns the number of the hint that was shown last; 0 for none. */
    private static int last(ExerciseWorkspace desk, Exercise exercise) throws IOException {
        return desk.progress().events().stream()
                .filter(Event.HintSeen.class::isInstance)
                .map(Event.HintSeen.class::cast)
                .filter(hint -> hint.subject().equals(exercise.slug()))
                .filter(hint -> hint.number() <= exercise.hints().size())
                .map(Event.HintSeen::number)
                .reduce((first, second) -> second)
                .orElse(0);
    }
}
