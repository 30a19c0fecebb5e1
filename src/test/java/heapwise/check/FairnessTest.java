package heapwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.rules.AnswerRules;
import heapwise.check.verdict.Verdict;
import heapwise.check.verdict.Verdict.TestResult;
import heapwise.check.verdict.Verdict.TestResult.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does the task is right, however it is written; what fails one test keeps the others. */
class FairnessTest {

    private static final String BODY =
            "long t = 0; for (Object i : n) { if (i != null) t += ((Integer) i).intValue(); } return t;";

    @TempDir private Path scratch;
    private AdderExercise adder;

    @BeforeEach
    void open() throws IOException {
        adder = new AdderExercise(scratch, AnswerRules.STRICT);
    }

    @AfterEach
    void close() {
        adder.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long sum(Collection<Integer> n) {",
                "long sum(Iterable<?> n) {",
                "public final long sum(List<? extends Object> n) throws RuntimeException {",
                "static long sum(List<Integer> n) {",
                "<T> long sum(Collection<T> n) {"
            })
    void otherSignatureThatTheTestsCompileWithPasses(String head) throws IOException {
        assertThat(adder.check(head + BODY + "}").passed()).isTrue();
    }

    @Test
    void signatureThatTheTestsCannotCallIsStillSaid() throws IOException {
        assertThat(adder.check("long sum(Set<Integer> n) {" + BODY + "}"))
                .isInstanceOf(Verdict.DoesNotCompile.class);
    }

    /** Compiled against the answer, the tests would take its String for that of the JDK. */
    @Test
    void classThatShadowsOneOfTheJdkFoolsNoTest() throws IOException {
        Verdict verdict =
                adder.check(
                        "long sum(Iterable<Integer> n) { return 0; } } class Long { static long valueOf(long x) { return 0; } } class List<T> {"
                                + " static <T> java.util.List<T> of(T... x) { return java.util.List.of(); }");
        assertThat(verdict.passed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long sum(List<Integer> n) { long t = 0; for (Integer i : n) { while (i == null) { } t += i; } return t; }",
                "long sum(List<Integer> n) { long t = 0; for (Integer i : n) { List<Object> all = new LinkedList<>(); while (i == null) all.add(new long[9999]); t += i; } return t; }"
            })
    void testThatComesToNoEndForfeitsItsOwnPointsOnly(String body) throws IOException {
        Verdict verdict = adder.check(body);
        List<TestResult> tests =
                verdict instanceof Verdict.Died died
                        ? died.tests()
                        : ((Verdict.Failed) verdict).tests();
        assertThat(tests).hasSize(4);
        assertThat(tests).filteredOn(test -> test.status() == Status.PASSED).hasSizeGreaterThan(1);
        assertThat(tests).noneMatch(test -> test.status() == Status.NOT_RUN);
    }
}
