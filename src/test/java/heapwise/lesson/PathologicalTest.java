package heapwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that nobody writes, read in time and without an exception. */
class PathologicalTest {

    private static final int MANY = 20_000;

    static Stream<Arguments> pages() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("nested emphasis", "*a **a ".repeat(MANY) + "b" + " a** a*".repeat(MANY));
        pages.put("open brackets", "[".repeat(MANY) + "a" + "]".repeat(MANY));
        pages.put("open links", "[a](".repeat(MANY));
        pages.put("images in images", "![".repeat(MANY / 10) + "a" + "](b)".repeat(MANY / 10));
        pages.put("backticks of every length", backticks());
        pages.put("deep quotes", "> ".repeat(MANY) + "a");
        pages.put("deep lists", deepList());
        pages.put("wide table", "|a".repeat(MANY) + "\n" + "|-".repeat(MANY) + "\n|1|\n|2|");
        pages.put("open fences", "```java\n".repeat(MANY));
        pages.put("many fences", "```java\n1\n```\n".repeat(MANY / 10));
        pages.put("many predictions", "```predict\nHow?\n= 1\n```\n".repeat(MANY / 10));
        pages.put("long info string", "```java " + "x=\"1\" ".repeat(MANY) + "\n1\n```\n");
        pages.put("quotes in info string", "```java vm=" + "\"".repeat(MANY) + "\n1\n```\n");
        pages.put(
                "many choices",
                "```quiz\nWhat?\n\n" + "- [ ] a\n  b\n".repeat(MANY / 10) + "```\n");
        pages.put(
                "many hints", "```task\nDo\n= true\n" + "hint: h\n  more\n".repeat(MANY) + "```\n");
        pages.put("a quote that does not end", "'" + "a".repeat(MANY));
        pages.put("quotes in a quote", "'" + "''".repeat(MANY) + "'");
        pages.put("dashes of a rule that is none", "| " + "-".repeat(MANY) + "x");
        pages.put("one long line", "word ".repeat(MANY * 10));
        pages.put("nothing but line ends", "\r\n".repeat(MANY));
        pages.put("control characters", "\0\u001b[31m\u2028\uFEFF\uD800".repeat(MANY));
        pages.put("html", "<a ".repeat(MANY / 20) + "<!--".repeat(MANY / 20));
        return pages.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    private static String backticks() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < 400; i++) {
            text.append("e").append("`".repeat(i));
        }
        return text.toString();
    }

    private static String deepList() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("  ".repeat(i)).append("- a\n");
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void isReadInTime(String name, String page) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    LessonParser.parse(Path.of("p.md"), MistakesTest.FRONT + page);
                    LessonParser.parse(Path.of("p.md"), page);
                    LessonParser.parse(Path.of("p.md"), "---\n" + page);
                    ExercisePage.parse(Path.of("p.md"), MistakesTest.FRONT + page);
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void frontMatterIsReadInTime(String name, String page) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> LessonParser.parse(Path.of("p.md"), "---\ntitle: " + page + "\n---\ntext"));
    }

    @Test
    void yamlThatGrowsIsStopped() {
        StringBuilder yaml = new StringBuilder("---\na: &a [x, x]\n");
        for (char c = 'b'; c < 'z'; c++) {
            yaml.append("%1$c: &%1$c [*%2$c, *%2$c, *%2$c]\n".formatted(c, (char) (c - 1)));
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> LessonParser.parse(Path.of("p.md"), yaml + "---\n"));
    }

    @Test
    void anyMixtureOfTheSpecificationsLinesIsRead() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] lines =
                Stream.of("format.md", "mistakes.md")
                        .flatMap(r -> SpecExample.of(r).stream())
                        .flatMap(e -> e.input().lines())
                        .toArray(String[]::new);
        for (int i = 0; i < 1_000; i++) {
            StringBuilder page = new StringBuilder(i % 2 == 0 ? MistakesTest.FRONT : "");
            for (int n = random.nextInt(60); n > 0; n--) {
                page.append(lines[random.nextInt(lines.length)]).append('\n');
            }
            Lesson lesson = LessonParser.parse(Path.of("p.md"), page.toString());
            int count = (int) page.toString().lines().count();
            assertThat(lesson.problems())
                    .as("seed %d, page %d:%n%s", seed, i, page)
                    .allSatisfy(p -> assertThat(p.line()).isBetween(1, Math.max(1, count)));
        }
    }
}
