package heapwise.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Cell;
import heapwise.lesson.LessonParser;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "16|16",
                "1,048,592|1048592",
                "1_048_592|1048592",
                "1 MB|1048576",
                "2k|2048",
                "1.5 MiB|1572864",
                "16 bytes|16",
                "~24|24",
                "-3|-3",
                "50%|50",
                "12 ms|12",
                "1GB|1073741824"
            })
    void numbersAreReadAsPeopleTypeThem(String typed, long number) {
        assertThat(Guess.number(typed).orElseThrow())
                .isEqualByComparingTo(BigDecimal.valueOf(number));
    }

    @Test
    void otherWordsAreNoNumbers() {
        assertThat(Guess.number("many")).isEmpty();
        assertThat(Guess.number("")).isEmpty();
        assertThat(Guess.number("1 2 x y")).isEmpty();
    }

    @Test
    void toleranceIsRelativeToWhatWasMeasured() {
        assertThat(Guess.compare("95", "100", 0.05).right()).isTrue();
        assertThat(Guess.compare("94", "100", 0.05).right()).isFalse();
        assertThat(Guess.compare("100", "100", 0).right()).isTrue();
    }

    @Test
    void yesAndNoAreBooleans() {
        assertThat(Guess.compare("yes", "true", 0).right()).isTrue();
        assertThat(Guess.compare("False", "true", 0).right()).isFalse();
        assertThat(Guess.compare("o is dead", "\"o is dead\"", 0).right()).isTrue();
    }

    @Test
    void numbersAreShownWithThousandsSeparators() {
        assertThat(Guess.grouped(new BigDecimal("1048592"))).isEqualTo("1,048,592");
        assertThat(Guess.grouped(new BigDecimal("-1048576"))).isEqualTo("-1,048,576");
        assertThat(Guess.grouped(new BigDecimal("16.50"))).isEqualTo("16.5");
        assertThat(Guess.grouped(new BigDecimal("0.000"))).isEqualTo("0");
    }

    @Test
    void whereAQuestionNamesTrueAndFalseANumberIsNoGuess() {
        String page =
                """
                ---
                title: Truths
                ---

                ```predict
                Is it gone: `true` or `false`?

                = ref.get() == null
                ```

                ```java
                gone()
                ```
                """;
        Cell.Java cell = cell(page);
        Cell.Predict predict = cell.prediction().orElseThrow();
        assertThat(Predictions.takes("7", cell, predict)).isFalse();
        assertThat(Predictions.takes("no", cell, predict)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "import java.util.List, none, false",
        "int own, none, false",
        "a few words, none, true",
        "null, none, true",
        "a few words, '120 bytes\n3 runs, the last 3 alike', false",
        "string s7, '120 bytes\n3 runs, the last 3 alike', false",
        "120, '120 bytes\n3 runs, the last 3 alike', true"
    })
    void javaIsNoGuessAtWords(String typed, String output, boolean taken) {
        String shown = output.equals("none") ? "" : "\n```output\n" + output + "\n```\n";
        Cell.Java cell =
                cell(
                        "---\ntitle: Words\n---\n\n```predict\nWhat does it say?\n\n= said()\n```\n\n"
                                + "```java\nsaid()\n```\n"
                                + shown);
        assertThat(Predictions.takes(typed, cell, cell.prediction().orElseThrow()))
                .isEqualTo(taken);
    }

    private static Cell.Java cell(String page) {
        return LessonParser.parse(Path.of("page.md"), page).blocks().stream()
                .filter(Cell.Java.class::isInstance)
                .map(Cell.Java.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
