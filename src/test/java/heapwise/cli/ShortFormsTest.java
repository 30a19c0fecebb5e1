package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

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

    /** Generated lines, of which some hundreds are short forms. */
    @Test
    void readsWhatPicocliReads() {
        List<String> alphabet =
                List.of(
                        "check lesson play list a b.md course -x @f --help --vm"
                                .concat(" --plain --plain --json --all --course --course --json")
                                .concat(" check check lesson play drop-it")
                                .split(" "));
        var random = new Random(20);
        var commands = new TreeSet<String>();
        for (int i = 0; i < 4_000; i++) {
            List<String> words =
                    random.ints(random.nextInt(6), 0, alphabet.size())
                            .mapToObj(alphabet::get)
                            .toList();
            Optional<Callable<Integer>> read = ShortForms.read(words, OUT);
            if (read.isEmpty()) {
                continue;
            }
            ParseResult parsed =
                    LongForms.commandLine(words).parseArgs(words.toArray(String[]::new));
            Object byPicocli = LongForms.settle(parsed).commandSpec().userObject();
            assertThat(read.get())
                    .as(String.join(" ", words))
                    .hasSameClassAs(byPicocli)
                    .usingRecursiveComparison()
                    .ignoringFields("spec", "out")
                    .isEqualTo(byPicocli);
            commands.add(byPicocli.getClass().getSimpleName());
        }
        assertThat(commands)
                .containsExactly("CheckCommand", "HeapwiseCommand", "LessonCommand", "PlayCommand");
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
