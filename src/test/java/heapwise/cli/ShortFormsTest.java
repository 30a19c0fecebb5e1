package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is read without picocli means what picocli would have read. */
class ShortFormsTest {

    private static final PrintWriter OUT = new PrintWriter(Writer.nullWriter());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'',                           HeapwiseCommand, -,        false",
                "'--plain',                    HeapwiseCommand, -,        true",
                "'play',                       PlayCommand,     -,        false",
                "'play --plain',               PlayCommand,     -,        true",
                "'--plain play',               PlayCommand,     -,        true",
                "'lesson large-object',        LessonCommand,   large-object, false",
                "'lesson large-object --plain', LessonCommand,  large-object, true",
                "'lesson --plain a/b.md',      LessonCommand,   a/b.md,   true",
                "'check drop-it --plain',      CheckCommand,    -,        true"
            })
    void readsTheWordsThatAreTypedMost(String line, String command, String lesson, boolean plain) {
        List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));

        Object read = ShortForms.read(words, OUT).orElseThrow();

        assertThat(read.getClass().getSimpleName()).isEqualTo(command);
        assertThat(read).extracting("options.plain").isEqualTo(plain);
        if (lesson != null) {
            assertThat(read).extracting("lesson").isEqualTo(lesson);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lesson large-object", "lesson large-object --plain", "lesson --plain a.md"})
    void readsALessonAsPicocliDoes(String line) {
        List<String> words = List.of(line.split(" "));
        LessonCommand byPicocli = new LessonCommand();

        new CommandLine(byPicocli).parseArgs(words.subList(1, words.size()).toArray(String[]::new));

        assertThat(ShortForms.read(words, OUT).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("spec")
                .isEqualTo(byPicocli);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check drop-it",
                "check --plain drop-it",
                "check drop-it --json",
                "check --all",
                "check --course some/where --all --json",
                "check drop-it --course elsewhere --plain"
            })
    void readsACheckAsPicocliDoes(String line) {
        List<String> words = List.of(line.split(" "));
        CheckCommand byPicocli = new CheckCommand();

        new CommandLine(byPicocli).parseArgs(words.subList(1, words.size()).toArray(String[]::new));

        assertThat(ShortForms.read(words, OUT).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("spec", "out")
                .isEqualTo(byPicocli);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "lesson",
                "lesson a b",
                "lesson a --watch",
                "play file.jsh",
                "play --vm=-Xmx64m",
                "--course x",
                "check",
                "check --all drop-it",
                "check --answer there drop-it",
                "check drop-it --course",
                "check drop-it --course @file",
                "check drop-it --json --json",
                "nonsense",
                "lesson @words",
                "play --plain --plain"
            })
    void leavesTheRestToPicocli(String line) {
        assertThat(ShortForms.read(List.of(line.split(" ")), OUT)).isEmpty();
    }

    @Test
    void leavesAnEmptyWordToPicocli() {
        assertThat(ShortForms.read(List.of("lesson", ""), OUT)).isEmpty();
    }
}
