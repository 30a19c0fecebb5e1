package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Courses;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.terminal.text.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The first lesson of the course, as somebody walks through it who answers everything, in terminals
 * of all kinds. What its cells measure is not the same each time: {@link ScreensTest} holds the
 * screens of a lesson whose is.
 */
@Tag("slow")
class FirstLessonTest {

    private static final Pattern PROMPT = Pattern.compile("(java|guess|answer|more) [›>].*");
    private static final int PROMPTS = 150;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path home;

    /** What was typed last at the question at hand, a number. */
    private int tried;

    @ParameterizedTest
    @CsvSource({
        "40, 15, xterm-256color, C.UTF-8, 0",
        "80, 24, xterm-256color, C.UTF-8, 60",
        "200, 60, xterm-256color, C.UTF-8, 0",
        "80, 24, screen, C.UTF-8, 0",
        "80, 24, linux, C.UTF-8, 0",
        "80, 24, xterm-256color, C, 0",
    })
    void isWalkedToItsEnd(int columns, int rows, String term, String locale, int resizedTo)
            throws Exception {
        Map<String, String> environment =
                new HashMap<>(
                        Map.of("TERM", term, "LC_ALL", locale, "HEAPWISE_HOME", home.toString()));
        int width = columns;
        try (PtyLauncher launcher =
                new PtyLauncher(columns, rows, environment, "lesson", "large-object")) {
            String before = "";
            for (int i = 0; !launcher.ended(); i++) {
                assertThat(i).as("prompts").isLessThan(PROMPTS);
                String screen = atPrompt(launcher, before);
                fits(screen, width);
                if (i == 8 && resizedTo > 0) {
                    launcher.resize(resizedTo, rows);
                    width = resizedTo;
                }
                String answer = answer(screen);
                launcher.line(answer);
                if (answer.equals("/exit")) {
                    break;
                }
                before = screen;
            }
            assertThat(launcher.waitForExit()).isZero();
            assertThat(launcher.received()).doesNotContain("Exception in", "at heapwise.");
            if (locale.equals("C")) {
                assertThat(launcher.received().chars()).allMatch(c -> c < 0x80);
            }
            assertThat(words(launcher)).contains(titles());
        }
    }

    /** Waits until the launcher has painted what it had to and asks. */
    private static String atPrompt(PtyLauncher launcher, String before)
            throws InterruptedException {
        String last = before;
        for (long end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end; ) {
            String screen = launcher.screen();
            boolean still = screen.equals(last);
            if (still && !screen.equals(before) && !prompt(screen).isEmpty()) {
                return screen;
            }
            last = screen;
            Thread.sleep(200);
        }
        throw new AssertionError("no prompt within " + LIMIT + " on\n" + last);
    }

    /** The last line, but for the status: a prompt with nothing typed behind its hint. */
    private static String prompt(String screen) {
        List<String> lines = screen.lines().filter(line -> !line.isBlank()).toList();
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 3); i--) {
            Matcher found = PROMPT.matcher(lines.get(i));
            if (found.matches()) {
                return String.join(" ", lines.subList(i, lines.size()));
            }
        }
        return "";
    }

    private static void fits(String screen, int width) {
        screen.lines()
                .forEach(line -> assertThat(Columns.of(line)).as(line).isLessThanOrEqualTo(width));
    }

    /** Returns all that was painted, one word after the other. */
    private static String words(PtyLauncher launcher) {
        return launcher.received()
                .replaceAll("\u001b\\[[\\d;?]*[a-zA-Z]", "")
                .replaceAll("\\s+", " ");
    }

    private String answer(String screen) {
        String prompt = prompt(screen);
        if (prompt.startsWith("answer")) {
            // One after the other, until the lesson goes on.
            tried++;
            return tried > 5 ? "s" : Integer.toString(tried);
        }
        tried = 0;
        if (prompt.startsWith("guess")) {
            return asksTrueOrFalse(screen) ? "true" : "1";
        }
        if (prompt.contains("opens the next lesson")) {
            return "/exit";
        }
        // In a narrow window the hint is cut.
        boolean exercise = prompt.contains("checks your answer");
        boolean task = prompt.matches("java [›>] type Java.*");
        return exercise || task ? "s" : "";
    }

    /** Whether the question right above the prompt names the two. */
    private static boolean asksTrueOrFalse(String screen) {
        return screen.substring(0, screen.lastIndexOf("\nguess "))
                .replaceAll("[^a-z?]+", " ")
                .strip()
                .endsWith("true or false?");
    }

    private static String[] titles() throws IOException {
        Lesson lesson =
                LessonParser.parse(Courses.load(Path.of("")).lesson("large-object").orElseThrow());
        return lesson.sections().stream()
                .map(Lesson.Section::title)
                .filter(title -> !title.isBlank())
                .toArray(String[]::new);
    }
}
