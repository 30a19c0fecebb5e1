package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed where more is to be read: the rest of the page is shown all the same. */
@Tag("slow")
class PagingTest {

    @TempDir Path home;

    private Path lesson;

    @BeforeEach
    void pageThatIsTallerThanTheWindow() throws Exception {
        lesson = home.resolve("tall.md");
        Files.writeString(
                lesson,
                """
                ---
                title: A tall page
                summary: Taller than the window.
                minutes: 1
                ---

                ## One page

                %s
                ```predict
                How much is six times seven?

                = 6 * 7
                ```

                ```java
                6 * 7
                ```

                ```output
                42
                ```
                """
                        .formatted("A paragraph to be read first.\n\n".repeat(7)));
    }

    @Test
    void guessAtAQuestionThatNobodySawIsNotTaken() throws Exception {
        try (PtyLauncher launcher = open()) {
            launcher.line("42");
            launcher.waitFor("guess ›");
            assertThat(launcher.screen())
                    .contains("How much is six times seven?")
                    .doesNotContain("you said");
            launcher.line("42");
            launcher.waitFor("you said 42, right");
        }
    }

    @Test
    void javaRunsAndTheRestOfThePageFollows() throws Exception {
        try (PtyLauncher launcher = open()) {
            launcher.line("int mine = 5;");
            launcher.waitFor("guess ›");
            assertThat(launcher.screen()).contains("mine ==> 5", "How much is six times seven?");
        }
    }

    @Test
    void commandIsDoneAndTheRestOfThePageFollows() throws Exception {
        try (PtyLauncher launcher = open()) {
            launcher.line("/vars");
            launcher.waitFor("guess ›");
            assertThat(launcher.screen())
                    .contains("No variables yet.", "How much is six times seven?");
        }
    }

    private PtyLauncher open() throws Exception {
        PtyLauncher launcher =
                new PtyLauncher(
                        80,
                        20,
                        Map.of("HEAPWISE_HOME", home.toString()),
                        "lesson",
                        lesson.toString());
        launcher.waitFor("more ›");
        return launcher;
    }
}
