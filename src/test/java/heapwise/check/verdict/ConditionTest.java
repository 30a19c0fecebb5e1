package heapwise.check.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heapwise.check.key.Note;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    /** An answer as a learner might write it. */
    static final class Sample {

        static final int CONSTANT = 1;
        static final String NAME = "x";
        static Map<String, Integer> known = new HashMap<>();

        private final double[] xs = {1};

        String join(int n) throws InterruptedException {
            boolean[] marks = new boolean[n];
            for (int i = 0; i < n; i++) {
                marks[i] = i > 2;
            }
            Thread thread = new Thread(() -> known.clear());
            thread.start();
            thread.join();
            return String.format("%s %s", xs[0], marks.length) + n;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fails \"two are added\"",
                "passes \"nothing\"",
                "not passes \"two\"",
                "says \"was: <3>\"",
                "says /was: <\\d>/",
                "says \"not this\" or says \"expected\"",
                "calls String.format",
                "calls java.lang.String.format",
                "calls format",
                "calls Thread.new",
                "calls Thread.*",
                "uses boolean[]",
                "uses HashMap",
                "uses java.util.Map",
                "field double[]",
                "static Map",
                "static *",
                "not field Map",
                "not static int",
                "not static String",
                "not calls String.formatted",
                "not uses LinkedHashMap",
                "not uses Ma",
            })
    void isTrue(String condition) throws Exception {
        assertThat(Condition.parse(condition).holds(failing())).as(condition).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fails \"nothing\"",
                "passes \"two\"",
                "not fails \"two\"",
                "says \"was: <4>\"",
                "says \"was: <.>\"",
                "calls Thread.interrupt",
                "calls Objects.new",
                "uses long[]",
                "uses TreeMap",
                "field boolean[]",
                "static double[]",
                "not uses HashMap or not calls Thread.start",
            })
    void isFalse(String condition) throws Exception {
        assertThat(Condition.parse(condition).holds(failing())).as(condition).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "says",
                "says word",
                "fails two are added",
                "says /(/",
                "holds \"x\"",
                "calls A.b and uses C",
                "calls A.b or",
                "not",
            })
    void isRefused(String condition) {
        assertThatThrownBy(() -> Condition.parse(condition))
                .isInstanceOf(Condition.Malformed.class);
    }

    @Test
    void noteIsShownOnlyIfAllOfItsConditionsHoldAndTheMostExactOneFirst() throws IOException {
        Note thread = new Note("thread", "It starts a thread.", List.of("calls Thread.start"));
        Note format =
                new Note("format", "It formats.", List.of("calls String.format", "static Map"));
        Note neither = new Note("neither", "No.", List.of("calls String.format", "uses TreeMap"));
        assertThat(failing().note(List.of(neither))).isEmpty();
        assertThat(failing().note(List.of(neither, thread)))
                .isEqualTo(Optional.of("It starts a thread."));
        assertThat(failing().note(List.of(thread, format, neither)))
                .isEqualTo(Optional.of("It formats."));
    }

    @Test
    void whatIsSaidIsLookedForInTheTestsThatANoteNames() throws IOException {
        var failed = Verdict.TestResult.Status.FAILED;
        Failing failing =
                Failing.of(
                        List.of(
                                new Verdict.TestResult(
                                        "T#a", "two are added", failed, "was 3", Optional.empty()),
                                new Verdict.TestResult(
                                        "T#b",
                                        "null is nothing",
                                        failed,
                                        "threw",
                                        Optional.empty())),
                        "the VM was full",
                        List.of(bytes(Sample.class)));
        assertThat(shown(failing, "fails \"added\"", "says \"was 3\"")).isTrue();
        assertThat(shown(failing, "fails \"nothing\"", "says \"was 3\"")).isFalse();
        assertThat(shown(failing, "fails \"nothing\"", "not says \"was 3\"")).isFalse();
        assertThat(shown(failing, "fails \"nothing\"", "fails \"added\"", "says \"was 3\""))
                .isTrue();
        assertThat(shown(failing, "says \"was 3\"")).isTrue();
        assertThat(shown(failing, "says \"full\"")).isTrue();
        assertThat(shown(failing, "fails \"added\"", "says \"full\"")).isFalse();
        assertThat(shown(failing, "fails \"nothing\" or calls x", "says \"was 3\"")).isTrue();
    }

    private static boolean shown(Failing failing, String... when) {
        return failing.note(List.of(new Note("n", "It is so.", List.of(when)))).isPresent();
    }

    private static Failing failing() throws IOException {
        var passed = Verdict.TestResult.Status.PASSED;
        var failed = Verdict.TestResult.Status.FAILED;
        return Failing.of(
                List.of(
                        new Verdict.TestResult(
                                "T#t", "nothing adds up to 0", passed, "", Optional.empty()),
                        new Verdict.TestResult(
                                "T#t",
                                "two are added",
                                failed,
                                "expected: <7> but was: <3>",
                                Optional.empty())),
                "",
                List.of(bytes(Sample.class)));
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file))) {
            return in.readAllBytes();
        }
    }
}
