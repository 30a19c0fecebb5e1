package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a learner sees, screen by screen, on the way through a lesson with every kind of block. */
@Tag("slow")
class ScreensTest {

    /** What is typed where a prompt shows this hint, one after the other; else, Enter. */
    private static Map<String, Deque<String>> answers() {
        Map<String, Deque<String>> answers = new LinkedHashMap<>();
        answers.put("a guess", new ArrayDeque<>(List.of("40")));
        answers.put("all that are right", new ArrayDeque<>(List.of("1", "1 3")));
        answers.put("/hint", new ArrayDeque<>(List.of("/hint", "boolean done = true;")));
        answers.put("/menu", new ArrayDeque<>(List.of("/exit")));
        return answers;
    }

    /** Nothing reads on by itself where there are no keys. */
    private static final List<String> DUMB =
            List.of(
                    "",
                    "40",
                    "",
                    "",
                    "",
                    "",
                    "1",
                    "1 3",
                    "/hint",
                    "boolean done = true;",
                    "",
                    "/exit");

    @TempDir Path home;

    private PtyLauncher launcher(
            int columns, int rows, Map<String, String> environment, String... words)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HEAPWISE_HOME", home.toString());
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--course", TerminalWalkTest.course().toString()));
        return new PtyLauncher(columns, rows, all, command.toArray(String[]::new));
    }

    private static void walk(PtyLauncher launcher, GoldenScreens screens)
            throws IOException, InterruptedException {
        Map<String, Deque<String>> answers = answers();
        String screen = screens.shows("start", launcher);
        String typed = "";
        for (int i = 0; i < 40 && !typed.equals("/exit"); i++) {
            typed = answer(screen, answers);
            launcher.line(typed);
            if (!typed.equals("/exit")) {
                screen = screens.shows(typed.isEmpty() ? "Enter" : typed, launcher);
            }
        }
        assertThat(launcher.waitForExit()).isZero();
        screens.shows("the end", launcher);
        screens.ends();
    }

    private static String answer(String screen, Map<String, Deque<String>> answers) {
        String[] lines = screen.split("\n");
        String prompt =
                Arrays.stream(lines)
                        .filter(line -> line.matches("(java|guess|answer|more) [›>].*"))
                        .reduce("", (before, line) -> line);
        return answers.entrySet().stream()
                .filter(entry -> prompt.contains(entry.getKey()))
                .findFirst()
                .map(entry -> entry.getValue().remove())
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "40x15, 40, 15, xterm-256color, C.UTF-8",
        "80x24, 80, 24, xterm-256color, C.UTF-8",
        "200x60, 200, 60, xterm-256color, C.UTF-8",
        "screen, 80, 24, screen, C.UTF-8",
        "linux, 80, 24, linux, C.UTF-8",
        "ascii, 80, 24, xterm-256color, C",
    })
    void lessonIsWalkedScreenByScreen(
            String name, int columns, int rows, String term, String locale) throws Exception {
        Map<String, String> environment = Map.of("TERM", term, "LC_ALL", locale);
        try (PtyLauncher launcher = launcher(columns, rows, environment, "lesson", "every-kind");
                GoldenScreens screens = GoldenScreens.of(name)) {
            walk(launcher, screens);
            if (locale.equals("C")) {
                assertThat(launcher.received().chars()).allMatch(c -> c < 0x80);
            }
        }
    }

    @Test
    void windowIsMadeSmallerInTheMiddle() throws Exception {
        try (PtyLauncher launcher = launcher(100, 40, Map.of(), "lesson", "every-kind");
                GoldenScreens screens = GoldenScreens.of("resized")) {
            screens.shows("start", launcher);
            launcher.resize(50, 20);
            launcher.waitFor("the page at 50 columns", s -> paintedNarrow(launcher));
            launcher.keys("\u000c");
            walk(launcher, screens);
        }
    }

    /** The rule above the page is as wide as the window. */
    private static boolean paintedNarrow(PtyLauncher launcher) {
        String text = launcher.received().replaceAll("\u001b\\[[\\d;]*m", "");
        return text.contains("block ────────── 2 of 8");
    }

    @Test
    void dumbTerminalGetsTextInOrder() throws Exception {
        try (PtyLauncher launcher =
                        launcher(80, 200, Map.of("TERM", "dumb"), "lesson", "every-kind");
                GoldenScreens screens = GoldenScreens.of("dumb")) {
            int prompts = 0;
            for (String typed : DUMB) {
                int wanted = ++prompts;
                launcher.waitFor("prompt " + wanted, s -> prompts(s) == wanted);
                launcher.line(typed);
            }
            assertThat(launcher.waitForExit()).isZero();
            screens.shows("the end", launcher);
            screens.ends();
            assertThat(launcher.received()).doesNotContain("\u001b");
        }
    }

    private static long prompts(String screen) {
        return screen.lines().filter(line -> line.matches("(java|guess|answer) ›.*")).count();
    }
}
