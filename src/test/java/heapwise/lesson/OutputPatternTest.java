package heapwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.OutputPattern.Mismatch;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "16|16",
                "16|16  ",
                "a...c|abc",
                "a...c|ac",
                "...|",
                "...|any\\nlines",
                "a\\n...\\nb|a\\nb",
                "a\\n...\\nb|a\\n1\\n2\\nb",
                "a\\n...\\nb|a\\nb\\nb",
                "...x...y|1x2x3y",
                "~1000|900",
                "~1000|1,100",
                "~1,000|1000",
                "~1000±2%|1020",
                "~1000+-2%|980",
                "took ~12.5 ms|took 12.9 ms",
                "~-10|-10.5",
                "~10 of ~20|11 of 19",
                "...~100...|size 105 bytes",
                "about ~100|about ~100",
                "~/home|~/home",
                "|",
                "a|a\\n\\n",
                "1 ... 3|1 ... 3",
            })
    void matches(String pattern, String text) {
        assertThat(mismatch(pattern, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "16|17",
                "16| 16",
                "a...c|abd",
                "~1000|899",
                "~1000|1000.x",
                "~1000±2%|1021",
                "~1000|x",
                "...~100|1100",
                "a\\n...\\nb|a\\nb\\nc",
                "a|",
                "|a",
                "a|a\\nb",
            })
    void doesNotMatch(String pattern, String text) {
        assertThat(mismatch(pattern, text)).isPresent();
    }

    @Test
    void theFirstLineThatDiffersIsNamed() {
        assertThat(mismatch("a\\nb\\nc", "a\\nx\\nc"))
                .contains(new Mismatch(2, "b", Optional.of("x"), ""));
    }

    @Test
    void missingLinesAreNamed() {
        assertThat(mismatch("a\\nb", "a")).contains(new Mismatch(2, "b", Optional.empty(), ""));
    }

    @Test
    void whatCameTooMuchIsNamed() {
        assertThat(mismatch("a", "a\\nb")).contains(new Mismatch(2, "", Optional.of("b"), ""));
    }

    @Test
    void aLineThatShouldFollowAnyLinesIsNamed() {
        assertThat(mismatch("a\\n...\\nz", "a\\nb\\nc"))
                .contains(new Mismatch(3, "z", Optional.of("b"), "no line matches"));
    }

    @Test
    void aNumberOutsideItsToleranceIsSaidWithItsDistance() {
        assertThat(mismatch("size ~1000±2% bytes", "size 1,300 bytes").orElseThrow().why())
                .isEqualTo("1,300 is 30.0 % off, allowed are 2 %");
    }

    @Test
    void manyDotsAndManyLinesAreMatchedInTime() {
        String pattern = "...a".repeat(2_000) + "\\n" + "...\\nx\\n".repeat(500) + "y";
        String text = "a".repeat(20_000) + "\\n" + "x\\n".repeat(5_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThat(mismatch(pattern, text)).isPresent());
    }

    @Test
    void everyTextMatchesItselfAndThreeDots() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String letters = "a1~.,% -\n";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(OutputPattern.parse(text.toString()).match(text.toString()))
                    .as("'%s', seed %d", text, seed)
                    .isEmpty();
            assertThat(OutputPattern.parse("...").match(text.toString())).isEmpty();
        }
    }

    private static Optional<Mismatch> mismatch(String pattern, String text) {
        return OutputPattern.parse(lines(pattern)).match(lines(text));
    }

    private static String lines(String text) {
        return text == null ? "" : text.replace("\\n", "\n");
    }
}
