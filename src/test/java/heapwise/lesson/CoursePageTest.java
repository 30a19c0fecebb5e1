package heapwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the built-in course says of itself as a whole is still so. */
class CoursePageTest {

    private static final Path LESSONS = Path.of("lessons");

    private static final Pattern ROW =
            Pattern.compile(
                    "(?m)^\\| (.+) \\| \\[.+]\\((.+\\.md)(?:#coming-from-python\\)|\\), cell (\\d+)) \\| (.+) \\|$");

    private static final Pattern FIGURE = Pattern.compile("\\*\\*(.+?)\\*\\*");

    private static final Pattern LINK = Pattern.compile("]\\((.+?\\.md)\\)");

    /**
     * An idea of Python, the cell that shows it, and what is to be remembered of it.
     *
     * @param cell the number of a cell of Java; 0 for the one of Python
     */
    record Row(String idea, String lesson, int cell, String remember) {}

    static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(LESSONS.resolve("python.md")))
                .results()
                .map(
                        row ->
                                new Row(
                                        row.group(1),
                                        row.group(2),
                                        row.group(3) == null ? 0 : Integer.parseInt(row.group(3)),
                                        row.group(4)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theCellShowsTheFigure(Row row) throws IOException {
        List<MatchResult> figures = FIGURE.matcher(row.remember()).results().toList();
        assertThat(figures).hasSize(1);
        Lesson lesson = LessonParser.parse(LESSONS.resolve(row.lesson()));
        List<String> shown =
                lesson.blocks().stream()
                        .map(block -> plain(shown(block, row.cell())))
                        .filter(text -> !text.isEmpty())
                        .toList();
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0)).contains(plain(figures.get(0).group(1)));
    }

    @Test
    void ideasOfPythonAreAllThere() throws IOException {
        assertThat(rows())
                .extracting(Row::idea)
                .containsSubsequence(
                        "private heap",
                        "pools and arenas",
                        "reference counting",
                        "cycle collector",
                        "`__del__`",
                        "`weakref`",
                        "`getsizeof`",
                        "Pympler's `asizeof`",
                        "memory_profiler, tracemalloc",
                        "object pooling",
                        "caching",
                        "GIL",
                        "multiprocessing");
    }

    /** Half of two days is for the exercises. */
    @ParameterizedTest
    @CsvSource({"Two hours, 120", "Two days, 480"})
    void aWayTakesNoLongerThanItSays(String way, int minutes) throws IOException {
        String map = Files.readString(LESSONS.resolve("map.md"));
        String section = map.substring(map.indexOf("## " + way)).split("\n## ", 2)[0];
        int sum = 0;
        for (MatchResult link : LINK.matcher(section).results().toList()) {
            sum += LessonParser.parse(LESSONS.resolve(link.group(1))).front().minutes();
        }
        assertThat(sum).isBetween(minutes / 2, minutes);
    }

    /** Returns source and outputs of the cell that is meant; nothing of another. */
    private static String shown(Block block, int number) {
        if (block instanceof Cell.Java java && number > 0 && java.number() == number) {
            return all(java.source(), java.outputs());
        }
        return block instanceof Cell.Python python && number == 0
                ? all(python.source(), python.outputs())
                : "";
    }

    private static String all(String source, List<Cell.Output> outputs) {
        StringBuilder all = new StringBuilder(source);
        outputs.forEach(output -> all.append('\n').append(output.text()));
        return all.toString();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[,_](?=\\d)", "");
    }
}
