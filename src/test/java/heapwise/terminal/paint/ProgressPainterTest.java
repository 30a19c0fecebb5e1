package heapwise.terminal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Course;
import heapwise.lesson.FrontMatter;
import heapwise.progress.Event;
import heapwise.progress.StepId;
import heapwise.terminal.text.Characters;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.vm.JdkRange;
import heapwise.workbook.Calibration;
import heapwise.workbook.Catalogue.Answer;
import heapwise.workbook.Catalogue.Item;
import heapwise.workbook.Catalogue.State;
import heapwise.workbook.Catalogue.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Write the golden text anew with {@code mvn test -Dtest=ProgressPainterTest
 * -Dheapwise.golden=write}.
 */
class ProgressPainterTest {

    private static final Path GOLDEN = Path.of("src/test/resources/heapwise/terminal/progress.txt");

    private static final List<Look> LOOKS =
            List.of(
                    Look.plain(Characters.UNICODE, 100),
                    Look.plain(Characters.UNICODE, 80),
                    Look.plain(Characters.UNICODE, 60),
                    Look.plain(Characters.UNICODE, 40),
                    Look.plain(Characters.ASCII, 80));

    @Test
    void progressIsDrawnInEveryWidthAndInAscii() throws IOException {
        StringBuilder drawn = new StringBuilder();
        for (Look look : LOOKS) {
            drawn.append(
                    "#### %d columns%s\n"
                            .formatted(
                                    look.columns(),
                                    look.characters() == Characters.ASCII ? ", ASCII" : ""));
            lines(look, Messages.in(""))
                    .forEach(line -> drawn.append(line.text().stripTrailing()).append('\n'));
        }
        if (System.getProperty("heapwise.golden", "").equals("write")) {
            Files.writeString(GOLDEN, drawn);
        }
        assertThat(drawn.toString()).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void noLineIsWiderThanTheWindowInAnyLanguage() {
        for (String language : List.of("", "de")) {
            for (int columns = 36; columns <= 130; columns++) {
                Look look = Look.plain(Characters.UNICODE, columns);
                for (Line line : lines(look, Messages.in(language))) {
                    assertThat(line.width()).as(line.text()).isLessThanOrEqualTo(columns);
                }
            }
        }
    }

    @Test
    void nothingIsSaidOfGuessesThatNobodyMade() {
        Calibration none = Calibration.of(List.of());
        assertThat(none.shares()).isEmpty();
        assertThat(none.off()).isEmpty();
        assertThat(none.factors()).isEmpty();
    }

    @Test
    void distancesAreMediansOverTime() {
        Calibration calibration = Calibration.of(guesses(64, 64, 4, 4, 1, 1));
        assertThat(calibration.off()).containsExactly(64.0, 4.0, 1.0);
        assertThat(calibration.shares()).containsExactly(0.0, 0.0, 1.0);
    }

    private static List<Line> lines(Look look, Messages messages) {
        ProgressPainter painter = new ProgressPainter(look, messages);
        List<Line> lines = new ArrayList<>(painter.course(items()));
        lines.add(Line.EMPTY);
        lines.addAll(
                Line.behind(
                        Line.of("  "),
                        painter.guesses(
                                Calibration.of(guesses(500, 65, 30, 12, 4, 3, 1, 2, 1, 1, 1)))));
        return lines;
    }

    private static List<Event> guesses(int... factors) {
        List<Event> guesses = new ArrayList<>();
        for (int factor : factors) {
            guesses.add(
                    new Event.Guessed(
                            Instant.EPOCH,
                            "one",
                            new StepId("step", "hash"),
                            Integer.toString(16 * factor),
                            "16",
                            factor == 1));
        }
        return guesses;
    }

    private static List<Item> items() {
        List<Course.Entry> entries =
                List.of(
                        entry(1, "Where did my megabyte go?"),
                        entry(2, "The private heap, mapped"),
                        entry(3, "Frames"),
                        entry(4, "A lesson whose title is longer than any window has room for"));
        Course.Part first = new Course.Part("A", "Instruments", entries.subList(0, 2));
        Course.Part second = new Course.Part("B", "Anatomy of an object", entries.subList(2, 4));
        return List.of(
                new Item(
                        first,
                        entries.get(0),
                        State.DONE,
                        11,
                        11,
                        List.of(new Task("drop-it", "Drop it", Answer.SOLVED)),
                        Optional.empty()),
                new Item(first, entries.get(1), State.CURRENT, 5, 9, List.of(), Optional.empty()),
                new Item(
                        second,
                        entries.get(2),
                        State.OPEN,
                        0,
                        0,
                        List.of(
                                new Task("count-the-frames", "", Answer.TRIED),
                                new Task("escape", "", Answer.SOLVED),
                                new Task("no-allocation-at-all", "", Answer.NONE)),
                        Optional.empty()),
                new Item(second, entries.get(3), State.OPEN, 0, 0, List.of(), Optional.empty()));
    }

    private static Course.Entry entry(int number, String title) {
        return new Course.Entry(
                number,
                "lesson-" + number,
                Path.of("lesson.md"),
                new FrontMatter(title, "", 15, List.of(), JdkRange.ANY, List.of()));
    }
}
