package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.CopiedDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code heapwise watch} in a terminal, with an editor beside it. */
@Tag("slow")
@Timeout(300)
class WatchWalkTest {

    private static final Path COURSE = Path.of("src/test/resources/heapwise/check/course");
    private static final String KEYS = "r checks again";
    private static final String WAITING = "waits";

    @TempDir Path course;
    @TempDir Path home;

    private Path answer;

    @BeforeEach
    void copyCourse() throws IOException {
        CopiedDirectory.of(COURSE, course);
        answer = course.resolve("exercises/adder/Adder.java");
    }

    @Test
    void savesAreJudgedInPlaceUntilTheLearnerLeaves() throws Exception {
        try (PtyLauncher terminal = watch(80, 24)) {
            shows(terminal, "1 of 4 hidden tests pass");

            save(
                    "int total = 0; for (Integer each : n) total += each == null ? 0 : each; return total;");
            shows(terminal, "3 of 4 hidden tests pass");
            terminal.waitFor("the feedback", on -> on.contains("make it a long"));

            save("while (true) { }");
            terminal.waitFor("checking");
            save("return 0");
            shows(terminal, "does not compile");
            assertThat(terminal.screen()).contains("Adder.java:", "';' expected");

            Path aside = course.resolve("aside");
            Files.move(answer, aside);
            shows(terminal, "nothing to check");
            Files.move(aside, answer);
            shows(terminal, "does not compile");

            save(
                    "long total = 0; for (Integer each : n) total += each == null ? 0 : each; return total;");
            shows(terminal, "all 4 hidden tests pass");
            terminal.keys("r");
            terminal.waitFor("checking");
            shows(terminal, "all 4 hidden tests pass");
            terminal.keys("h").waitFor("Begin with a total of 0.");

            terminal.keys("q");
            assertThat(terminal.waitForExit()).isZero();
        }
    }

    @Test
    void keysAreAlwaysInSight() throws Exception {
        try (PtyLauncher terminal = watch(60, 12)) {
            shows(terminal, "1 of 4 hidden tests pass");
            assertThat(terminal.screen().lines().filter(line -> line.length() > 60)).isEmpty();
            terminal.keys("\u0003");
            assertThat(terminal.waitForExit()).isEqualTo(1);
        }
    }

    @Test
    void verdictIsPaintedOnceAfterTwentySizes() throws Exception {
        try (PtyLauncher terminal = watch(80, 24)) {
            shows(terminal, "1 of 4 hidden tests pass");
            for (int i = 0; i < 20; i++) {
                terminal.resize(50 + 7 * i % 60, 14 + 5 * i % 30);
                Thread.sleep(20);
            }
            terminal.resize(90, 30);
            terminal.waitFor(
                    "the verdict once",
                    on ->
                            on.split("1 of 4 hidden tests pass", -1).length == 2
                                    && on.split(KEYS, -1).length == 2
                                    && on.startsWith("adder"));
            terminal.keys("h").waitFor("Begin with a total of 0.");
            terminal.keys("q");
            assertThat(terminal.waitForExit()).isEqualTo(1);
        }
    }

    private PtyLauncher watch(int columns, int rows) throws IOException {
        return new PtyLauncher(
                columns,
                rows,
                Map.of("HEAPWISE_HOME", home.toString()),
                "watch",
                "adder",
                "--course",
                course.toString());
    }

    /** What is asked for at any time, with the keys below it and nothing under way. */
    private static void shows(PtyLauncher terminal, String verdict) throws InterruptedException {
        terminal.waitFor(
                verdict, on -> on.contains(verdict) && on.contains(KEYS) && on.contains(WAITING));
    }

    private void save(String body) throws IOException {
        Files.writeString(
                answer,
                "import java.util.List;\npublic class Adder {\n    public long sum(List<Integer> n) {\n        %s\n    }\n}\n"
                        .formatted(body));
    }
}
