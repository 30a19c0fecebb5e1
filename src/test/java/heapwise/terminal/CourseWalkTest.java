package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.workbook.Outline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every lesson of the course from its first step to its last, in windows of several sizes, by
 * people of several kinds. What they saw is written to {@code target/walks}, to be read. All of it
 * takes hours; {@code mvn -Psoak test -Dtest=CourseWalkTest -Dheapwise.walk.lessons=1-10
 * -Dheapwise.walk.sizes=100x40 -Dheapwise.walk.ways=WRONG} takes a part, {@code
 * -Dheapwise.walk.choice=1} the second of the wrong choices, {@code -Dheapwise.walk.lines=12} only
 * so many lines of Java where a kind of stop is met first, {@code -Dheapwise.walk.lang=de} a
 * translation.
 */
@Tag("soak")
class CourseWalkTest {

    private static final String LANGUAGE = System.getProperty("heapwise.walk.lang", "");

    @TempDir Path temporary;

    static Stream<Arguments> walks() throws IOException {
        List<String> numbers = words("lessons", "1-999");
        List<Arguments> walks = new ArrayList<>();
        for (Course.Entry entry : Courses.load(Path.of("")).lessons()) {
            if (numbers.stream().noneMatch(range -> in(range, entry.number()))) {
                continue;
            }
            for (String size : words("sizes", "100x40 80x24 50x30")) {
                for (String way : words("ways", "RIGHT WRONG SKIPS OWN JAVA")) {
                    walks.add(Arguments.of(entry.slug(), size, Way.valueOf(way)));
                }
            }
        }
        return walks.stream();
    }

    private static List<String> words(String property, String all) {
        return List.of(System.getProperty("heapwise.walk." + property, all).split("[ ,]+"));
    }

    /** Returns whether a number is in a range such as {@code 3} or {@code 1-10}. */
    private static boolean in(String range, int number) {
        String[] ends = range.split("-");
        return Integer.parseInt(ends[0]) <= number
                && number <= Integer.parseInt(ends[ends.length - 1]);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("walks")
    void noStepIsLeftOut(String slug, String size, Way way) throws Exception {
        int by = size.indexOf('x');
        int columns = Integer.parseInt(size.substring(0, by));
        int rows = Integer.parseInt(size.substring(by + 1));
        Lesson lesson = lesson(slug);
        String[] words = LANGUAGE.isEmpty() ? new String[0] : new String[] {"--lang", LANGUAGE};
        // One that is named is kept, so that a review can follow.
        Path home = Path.of(System.getProperty("heapwise.walk.home", temporary.toString()));
        try (LessonWalk walk = new LessonWalk(lesson, home, columns, rows, words)) {
            try {
                assertThat(walk.to(way)).as("exit code").isZero();
            } finally {
                write(slug, size, way, walk.transcript());
            }
            assertThat(walk.words()).doesNotContain("Exception in thread", "at heapwise.");
            assertThat(walk.broken()).as("lines wider than the window").isEmpty();
            assertThat(walk.journal("done"))
                    .as("steps done")
                    .hasSizeGreaterThanOrEqualTo(Outline.of(lesson).steps().size());
            if (way == Way.WRONG) {
                assertThat(walk.journal("guessed"))
                        .as("guesses that should be wrong")
                        // Whether something is true no lesson records.
                        .filteredOn(line -> !line.contains("\"measured\":\"false\""))
                        .allMatch(line -> line.contains("\"right\":false"));
            }
        }
    }

    private static Lesson lesson(String slug) throws IOException {
        Course course = Courses.load(Path.of(""), LANGUAGE);
        return LessonParser.parse(course.lesson(slug).orElseThrow());
    }

    private static void write(String slug, String size, Way way, List<String> lines)
            throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "walks"));
        int jdk = Runtime.version().feature();
        String name = "%s%s-%s-%s-%d.txt".formatted(slug, LANGUAGE, size, way, jdk);
        Files.write(directory.resolve(name), lines);
    }
}
