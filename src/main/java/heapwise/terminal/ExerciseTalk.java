package heapwise.terminal;

import heapwise.exercise.Exercise;
import heapwise.lesson.Prose;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.paint.CellPainter;
import heapwise.terminal.paint.LineGroup;
import heapwise.terminal.paint.OutcomePainter;
import heapwise.terminal.paint.ProsePainter;
import heapwise.terminal.paint.VerdictPainter;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.ExerciseDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows an exercise, checks its answer, gives its hints, opens its files. */
final class ExerciseTalk {

    private final ExerciseDesk desk;
    private final Speaker speaker;

    ExerciseTalk(ExerciseDesk desk, Speaker speaker) {
        this.desk = desk;
        this.speaker = speaker;
    }

    /** Returns the exercise; says so where the course has none of this name. */
    Optional<Exercise> find(String slug) {
        try {
            Optional<Exercise> exercise = desk.find(slug);
            if (exercise.isEmpty()) {
                speaker.sayIn(TextStyle.BAD, "exercise.missing", slug);
            }
            return exercise;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the task, and where the answer is written. */
    List<LineGroup> groups(Exercise exercise) {
        Messages messages = speaker.messages();
        CellPainter painter = new CellPainter(speaker.look(), messages);
        String title = messages.get("exercise.title") + "  " + exercise.title();
        List<LineGroup> groups = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Prose block : exercise.task()) {
            lines.addAll(
                    groups.isEmpty()
                            ? painter.asked(title, List.of(block))
                            : painter.demand(List.of(block)));
            lines.add(Line.EMPTY);
            // The last one stays with the files, so that nobody turns a page for their names alone.
            if (block != exercise.task().get(exercise.task().size() - 1)) {
                groups.add(new LineGroup(lines));
                lines.clear();
            }
        }
        for (String file : exercise.files()) {
            Path path = shortened(exercise.directory().resolve(file));
            lines.addAll(speaker.sentence(TextStyle.DIM, "exercise.files", path));
        }
        groups.add(new LineGroup(lines));
        return groups;
    }

    /** A path below the working directory is shown from there. */
    private static Path shortened(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }

    /** Checks the answer and says what came of it; returns whether it is right. */
    boolean check(Exercise exercise) {
        Messages messages = speaker.messages();
        long start = System.nanoTime();
        Supplier<String> moving =
                () -> {
                    long millis = (System.nanoTime() - start) / 1_000_000;
                    String time = OutcomePainter.seconds(millis);
                    return messages.get("exercise.checking", exercise.slug(), time);
                };
        UserConsole.Busy busy = speaker.console().busy(moving, desk::cancel);
        ExerciseDesk.Checked checked;
        try {
            checked = desk.check(exercise);
        } finally {
            busy.close();
        }
        speaker.emptyLine();
        speaker.console()
                .print(new VerdictPainter(speaker.look(), messages).paint(checked.verdict()));
        speaker.emptyLine();
        checked.trouble().ifPresent(speaker::say);
        return checked.verdict().passed();
    }

    void hint(Exercise exercise) {
        Optional<ExerciseDesk.Hint> hint = desk.hint(exercise);
        if (hint.isEmpty()) {
            List<List<Prose>> seen = desk.seenHints(exercise);
            for (int i = 0; i < seen.size(); i++) {
                print(seen.get(i), i + 1, seen.size());
            }
            speaker.say("task.hints.none");
            return;
        }
        print(hint.get().text(), hint.get().number(), hint.get().of());
    }

    private void print(List<Prose> text, int number, int of) {
        speaker.sayIn(TextStyle.DIM, "task.hint", number, of);
        speaker.print(new ProsePainter(speaker.look()).paint(text, speaker.look().text()));
        speaker.emptyLine();
    }

    /** Returns the file that the learner edits, the first where there are several. */
    static Optional<Path> file(Exercise exercise) {
        return exercise.files().stream()
                .findFirst()
                .map(name -> exercise.directory().resolve(name));
    }
}
