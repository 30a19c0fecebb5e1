package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.terminal.text.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A window whose border is dragged while a lesson asks: twenty sizes in about a second. */
@Tag("slow")
class ResizesTest {

    private static final int SIZES = 20;
    private static final int COLUMNS = 70;
    private static final int ROWS = 25;

    /** What is typed to get from one stop of the lesson to the next. */
    private static final List<String> WAY =
            List.of("40", "", "", "", "", "1 3", "boolean done = true;", "");

    @TempDir Path home;

    private PtyLauncher launcher(String... words) throws Exception {
        return new PtyLauncher(100, 40, Map.of("HEAPWISE_HOME", home.toString()), words);
    }

    /**
     * Each stop is known by its hint.
     *
     * @param typed half of what is typed there
     * @param rest the other half
     * @param then what is on the screen after it
     */
    @ParameterizedTest
    @CsvSource({
        "a guess,            guess,  4,              0,         'you said 40, measured 42'",
        "Enter runs 2,       java,   hid,            den + 900, 941",
        "all that are right, answer, 1,              ' 3',      right",
        "/hint,              java,   boolean done =, ' true;',  done ==> true",
        "/menu,              java,   hidden +,       ' 900',    941",
    })
    void whatIsTypedIsWholeAfterTwentySizes(
            String hint, String prompt, String typed, String rest, String then) throws Exception {
        try (PtyLauncher launcher =
                launcher(
                        "lesson", "every-kind", "--course", TerminalWalkTest.course().toString())) {
            walk(launcher, hint);
            launcher.keys(typed);
            launcher.waitFor(typed, screen -> lines(screen, prompt, typed) == 1);

            resize(launcher);

            String line = prompt + " › " + typed;
            launcher.waitFor(line, screen -> lines(screen, prompt, typed) == 1 && fits(screen));
            launcher.line(rest);
            launcher.waitFor(then);
        }
    }

    @Test
    void aLineOfTwoRowsIsWholeAfterTwentySizes() throws Exception {
        try (PtyLauncher launcher = launcher("play")) {
            launcher.waitFor("java ›");
            String line = "int[] many = {" + "1, ".repeat(40) + "2}";
            launcher.keys(line);
            launcher.waitFor("the line", screen -> screen.contains("2}"));

            resize(launcher);

            launcher.waitFor("the line", screen -> joined(screen).contains(line) && fits(screen));
            launcher.line("; many.length + 900");
            launcher.waitFor("941");
        }
    }

    @Test
    void whatRunsAndAnUnfinishedLineStandAfterTwentySizes() throws Exception {
        try (PtyLauncher launcher = launcher("play")) {
            launcher.waitFor("java ›");
            launcher.line("Thread.sleep(6_000); 900 + 1");
            launcher.waitFor("Ctrl-C stops it");

            resize(launcher);

            launcher.waitFor(
                    "the value and a prompt",
                    screen ->
                            screen.lines().filter(line -> line.strip().equals("901")).count() == 1
                                    && !screen.contains("Ctrl-C stops it")
                                    && fits(screen));
            launcher.line("int answer() {");
            launcher.waitFor("Ctrl-C forgets it");
            launcher.keys("return 6 * 7;");
            launcher.waitFor("return 6 * 7;");

            resize(launcher);

            launcher.waitFor(
                    "both lines",
                    screen ->
                            screen.contains("java › int answer() {\n   …     return 6 * 7;")
                                    && screen.split("int answer", -1).length == 2
                                    && fits(screen));
            launcher.line(" }");
            launcher.line("answer() + 900");
            launcher.waitFor("942");
        }
    }

    @Test
    void ctrlDInAQuizDeletesAndLeavesOnlyAnEmptyLine() throws Exception {
        try (PtyLauncher launcher =
                launcher(
                        "lesson", "every-kind", "--course", TerminalWalkTest.course().toString())) {
            walk(launcher, "all that are right");
            launcher.keys("12\u001bOD\u0004");
            launcher.waitFor("what is left", screen -> lines(screen, "answer", "1") == 1);
            launcher.keys("\u007f\u0004");
            assertThat(launcher.waitForExit()).isZero();
            assertThat(launcher.received()).contains("The next start goes on here");
        }
    }

    /** Larger, smaller, narrow and back; the screen is as if the window had always been so. */
    private static void goldenSizes(PtyLauncher launcher, GoldenScreens screens) throws Exception {
        screens.shows("100x40", launcher);
        for (int[] size : new int[][] {{120, 50}, {80, 18}, {50, 18}, {100, 40}}) {
            launcher.resize(size[0], size[1]);
            screens.shows(size[0] + "x" + size[1], launcher);
        }
    }

    @Test
    void quizIsPaintedForEachSize() throws Exception {
        try (PtyLauncher launcher =
                        launcher(
                                "lesson",
                                "every-kind",
                                "--course",
                                TerminalWalkTest.course().toString());
                GoldenScreens screens = GoldenScreens.of("resized-quiz")) {
            walk(launcher, "all that are right");
            goldenSizes(launcher, screens);
            launcher.keys("1 ");
            goldenSizes(launcher, screens);
            launcher.line("3");
            screens.shows("1 3", launcher);
            screens.ends();
        }
    }

    @Test
    void lessonMenuIsPaintedForEachSize() throws Exception {
        try (PtyLauncher launcher = launcher("lesson", "unit-3", "--course", manyLessons());
                GoldenScreens screens = GoldenScreens.of("resized-menu")) {
            launcher.waitFor("a hint", ResizesTest::asks);
            launcher.line("/menu");
            goldenSizes(launcher, screens);
            launcher.keys("\u001b[B".repeat(14));
            goldenSizes(launcher, screens);
            launcher.keys("/room");
            goldenSizes(launcher, screens);
            launcher.keys("\u001b");
            screens.shows("Escape", launcher);
            launcher.keys("q");
            assertThat(launcher.waitForExit()).isZero();
            screens.shows("q", launcher);
            screens.ends();
        }
    }

    /** More lessons than a small window has room for, in three parts, some with long titles. */
    private String manyLessons() throws IOException {
        for (int i = 1; i <= 24; i++) {
            Path part = home.resolve("course/lessons/0%d-part".formatted((i + 7) / 8));
            Files.createDirectories(part);
            String more = ", which has a title that is longer than a row has room for";
            String title = "Unit " + i + (i % 3 == 0 ? more : "");
            Files.writeString(
                    part.resolve("%02d-unit-%d.md".formatted(i, i)),
                    """
                    ---
                    title: %s
                    summary: Text, and a value.
                    minutes: %d
                    ---

                    Some text.

                    ```java
                    %d + 900
                    ```
                    """
                            .formatted(title, i, i));
        }
        return home.resolve("course").toString();
    }

    private static void walk(PtyLauncher launcher, String hint)
            throws IOException, InterruptedException {
        for (String typed : WAY) {
            String screen = launcher.waitFor("a hint", ResizesTest::asks);
            if (last(screen).contains(hint)) {
                return;
            }
            launcher.line(typed);
            launcher.waitFor("more", now -> asks(now) && !now.equals(screen));
        }
        launcher.waitFor(hint, screen -> last(screen).contains(hint));
    }

    /** The sizes are the same in each run; what comes between two of them is not. */
    private static void resize(PtyLauncher launcher) throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < SIZES; i++) {
            launcher.resize(40 + random.nextInt(100), 12 + random.nextInt(40));
            Thread.sleep(random.nextInt(60));
        }
        launcher.resize(COLUMNS, ROWS);
    }

    private static boolean asks(String screen) {
        return last(screen).contains("·");
    }

    /** The prompt with its hint: the last line but for the status. */
    private static String last(String screen) {
        return screen.lines()
                .filter(line -> line.matches("(java|guess|answer) ›.*"))
                .reduce("", (before, line) -> line);
    }

    private static long lines(String screen, String prompt, String typed) {
        return screen.lines().filter(line -> line.equals(prompt + " › " + typed)).count();
    }

    private static String joined(String screen) {
        return screen.replace("\n", "");
    }

    private static boolean fits(String screen) {
        return screen.lines().allMatch(line -> Columns.of(line) <= COLUMNS);
    }
}
