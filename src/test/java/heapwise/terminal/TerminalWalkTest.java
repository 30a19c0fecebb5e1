package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner's way through a lesson with every kind of block, in a real pseudo-terminal. */
class TerminalWalkTest {

    @TempDir Path home;

    private PtyLauncher launcher(int columns, int rows, Map<String, String> environment)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HEAPWISE_HOME", home.toString());
        return new PtyLauncher(
                columns, rows, all, "lesson", "every-kind", "--course", course().toString());
    }

    static Path course() {
        try {
            return Path.of(
                            TerminalWalkTest.class
                                    .getResource("/heapwise/terminal/course/lessons")
                                    .toURI())
                    .getParent();
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Walks from the first word to the last and returns what was received. */
    private static void walk(PtyLauncher launcher) throws IOException, InterruptedException {
        launcher.waitFor("guess", s -> s.contains("How much is") || more(launcher, s));
        launcher.waitFor("guess prompt", s -> s.contains("guess") || more(launcher, s));
        launcher.line("40");
        launcher.waitFor("runs 2", s -> s.contains("runs 2") || more(launcher, s));
        launcher.line("/recorded");
        launcher.waitFor("cell 1, as recorded");
        launcher.line("");
        launcher.waitFor("runs 3", s -> s.contains("runs 3") || more(launcher, s));
        launcher.line("");
        launcher.waitFor("runs 4", s -> s.contains("runs 4") || more(launcher, s));
        launcher.line("");
        launcher.waitFor("quiz", s -> s.contains("answer ") || more(launcher, s));
        launcher.line("1");
        launcher.waitFor("That is not all");
        launcher.line("1 3");
        launcher.waitFor("task", s -> s.contains("/hint helps") || more(launcher, s));
        launcher.line("/hint");
        launcher.waitFor("Hint 1 of 1");
        launcher.line("boolean done = true;");
        launcher.waitFor("end", s -> s.contains("That was all") || more(launcher, s));
        launcher.line("");
        launcher.waitFor("Finished: ");
        launcher.line("/exit");
        assertThat(launcher.waitForExit()).isZero();
    }

    /** Reads on where a screenful is over; always false, since it is no end of waiting. */
    private static boolean more(PtyLauncher launcher, String screen) {
        // The last line is the status; the prompt stands above it.
        String[] lines = screen.strip().split("\n+");
        String tail = lines[lines.length - 1] + lines[Math.max(0, lines.length - 2)];
        if (tail.contains("Enter goes on")) {
            try {
                launcher.line("");
                launcher.waitFor("an answer to Enter", now -> !now.equals(screen));
            } catch (IOException | InterruptedException gone) {
                throw new AssertionError(gone);
            }
        }
        return false;
    }

    @Test
    void lessonIsWalkedToItsEndAndTheTerminalIsGivenBackAsItWas() throws Exception {
        try (PtyLauncher launcher = launcher(80, 24, Map.of())) {
            Attributes before = launcher.attributes();
            walk(launcher);
            assertThat(launcher.attributes().getLocalFlags()).isEqualTo(before.getLocalFlags());
            assertThat(launcher.attributes().getControlChar(Attributes.ControlChar.VINTR))
                    .isEqualTo(before.getControlChar(Attributes.ControlChar.VINTR));
            assertThat(launcher.received())
                    .contains("you said 40, measured 42")
                    .contains("incompatible types")
                    .contains("threw IllegalStateException: as declared")
                    .contains("ended with exit code 3");
        }
        assertThat(Files.readString(home.resolve("progress.jsonl")))
                .contains("\"finished\"", "\"guessed\"", "\"answered\"");
    }

    @Test
    @Tag("slow")
    void quitInTheMiddleComesBackToTheSamePlace() throws Exception {
        try (PtyLauncher launcher = launcher(80, 24, Map.of())) {
            launcher.waitFor("How much is");
            launcher.line("1");
            launcher.waitFor("runs 2");
            launcher.kill();
        }
        try (PtyLauncher launcher = launcher(80, 24, Map.of())) {
            launcher.waitFor("runs 2");
            launcher.line("hidden");
            launcher.waitFor("41");
            launcher.keys("\u0004");
            assertThat(launcher.waitForExit()).isZero();
        }
    }

    @Test
    @Tag("slow")
    void ctrlCStopsWhatRunsForgetsALineAndNeverEndsTheLauncher() throws Exception {
        try (PtyLauncher launcher = launcher(80, 24, Map.of())) {
            launcher.waitFor("How much is");
            launcher.line("while (true) {}");
            launcher.waitFor("Ctrl-C stops it");
            launcher.keys("\u0003");
            launcher.waitFor("stopped.");
            launcher.line("1");
            launcher.waitFor("runs 2");
            launcher.line("int f() {");
            launcher.waitFor("Ctrl-C forgets it");
            launcher.keys("\u0003");
            launcher.line("hidden + 100");
            launcher.waitFor("141");
            launcher.line("/exit");
            assertThat(launcher.waitForExit()).isZero();
        }
    }

    @Test
    @Tag("slow")
    void whoIsToldToEndWhileSomethingRunsKeepsWhatWasDoneAndGivesTheTerminalBack()
            throws Exception {
        try (PtyLauncher launcher = launcher(80, 24, Map.of())) {
            Attributes before = launcher.attributes();
            launcher.waitFor("How much is");
            launcher.line("1");
            launcher.waitFor("runs 2");
            launcher.line("while (true) {}");
            launcher.waitFor("Ctrl-C stops it");
            launcher.terminate();
            assertThat(launcher.waitForExit()).isEqualTo(128 + 15);
            assertThat(launcher.received()).doesNotContain("Exception", "\tat ");
            assertThat(launcher.attributes().getLocalFlags()).isEqualTo(before.getLocalFlags());
        }
        assertThat(Files.readString(home.resolve("progress.jsonl"))).contains("\"guessed\"");
    }
}
