package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's drawings in a terminal: its colours, its width, after the VM's death too. */
@Tag("slow")
class LabColoursTest {

    private static final String ACCENT = "\u001b[36m";

    @TempDir Path home;

    private PtyLauncher play(Map<String, String> environment, String... words) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HEAPWISE_HOME", home.toString());
        PtyLauncher launcher = new PtyLauncher(80, 40, all, words);
        launcher.waitFor("java ›");
        return launcher;
    }

    @Test
    void drawingsHaveColoursAndTheWidthOfTheWindowWhateverHappensToTheVm() throws Exception {
        try (PtyLauncher launcher = play(Map.of(), "play")) {
            launcher.line("var kept = new int[10]");
            launcher.waitFor("kept ==>");
            launcher.line("why(kept)");
            launcher.waitFor("why(x, EXACT)");
            assertThat(launcher.received()).contains(ACCENT + "← kept = null lets go");

            launcher.line("age(null)");
            launcher.waitFor("null is no object: give age an object");
            launcher.waitFor("at your line, line 1");
            assertThat(launcher.screen()).doesNotContain("heapwise.lab");

            launcher.resize(50, 40);
            launcher.line("System.exit(3)");
            launcher.waitFor("run again");
            int before = launcher.received().length();
            launcher.line("help(\"deep\")");
            launcher.waitFor("gets an identity");
            String drawn = launcher.received().substring(before);
            assertThat(drawn).contains("\u001b[1mdeep(x)");
            // What is left of 50 inside a frame; a longer line would be cut and marked.
            assertThat(launcher.screen()).doesNotContain("↪").contains("blind spot");
            launcher.line("/exit");
            assertThat(launcher.waitForExit()).as("a line ended the VM").isEqualTo(1);
        }
    }

    @Test
    void helpListsTheToolsByQuestionAndTellsMoreOfEach() throws Exception {
        try (PtyLauncher launcher = play(Map.of(), "play")) {
            launcher.line("/help");
            launcher.waitFor("Enter goes on");
            launcher.line("");
            launcher.waitFor("A snippet goes on");
            assertThat(launcher.received())
                    .contains("Why is it alive, and which reference do I cut?")
                    .contains("searches the history", "puts Heapwise aside");
            launcher.line("/help why");
            launcher.waitFor("cost: a walk over the heap");
            launcher.waitFor("blind spot: shows one chain");
            launcher.line("/help undo");
            launcher.waitFor("take back your last line");
            launcher.line("/help whatever");
            launcher.waitFor("Nothing is called whatever.");
            launcher.line("/exit");
            assertThat(launcher.waitForExit()).isZero();
        }
    }

    @Test
    void noColorIsHeeded() throws Exception {
        try (PtyLauncher launcher = play(Map.of("NO_COLOR", "1"), "play")) {
            assertHasNoColours(launcher);
        }
    }

    @Test
    void colorNeverIsHeeded() throws Exception {
        try (PtyLauncher launcher = play(Map.of(), "play", "--color", "never")) {
            assertHasNoColours(launcher);
        }
    }

    @Test
    void plainHasNoEscapesAtAll() throws Exception {
        try (PtyLauncher launcher = play(Map.of(), "play", "--plain")) {
            assertHasNoColours(launcher);
            assertThat(launcher.received()).doesNotContain("\u001b");
        }
    }

    private static void assertHasNoColours(PtyLauncher launcher) throws Exception {
        launcher.line("var kept = new int[10]");
        launcher.waitFor("kept ==>");
        launcher.line("why(kept)");
        launcher.waitFor("why(x, EXACT)");
        assertThat(launcher.received())
                .contains("← kept = null lets go")
                .doesNotContain(ACCENT)
                .doesNotContain("␛");
        launcher.line("/exit");
        assertThat(launcher.waitForExit()).isZero();
    }
}
