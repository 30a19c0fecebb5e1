package heapwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.source.SourceProblem;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real answers, checked in real check VMs. */
class CheckerTest {

    private static final Path COURSE = Path.of("src/test/resources/heapwise/check/course");

    private static Checker checker;
    private static Exercise adder;

    @TempDir static Path cache;
    @TempDir Path answer;

    @BeforeAll
    static void open() throws IOException {
        checker = new Checker(Installation.current(), Jdk.current(), cache);
        adder = Exercises.load(COURSE).find("adder").orElseThrow();
    }

    @AfterAll
    static void close() {
        checker.close();
    }

    @Test
    void untouchedStarterFailsWithTheFirstTestThatItsAuthorWrote() {
        Verdict verdict = checker.check(adder);
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        assertThat(((Verdict.Failed) verdict).tests())
                .extracting(Verdict.TestResult::name)
                .containsExactly(
                        "an empty list adds up to 0",
                        "small numbers are added",
                        "a null counts as nothing",
                        "the sum may be larger than an int");
    }

    @Test
    void referencePasses() throws IOException {
        Files.copy(COURSE.resolve("solutions/adder/Adder.java"), answer.resolve("Adder.java"));
        Verdict verdict = checker.check(adder, answer);
        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(((Verdict.Passed) verdict).tests()).hasSize(4);
    }

    @Test
    void failureShowsMessageAndOwnFrame() throws IOException {
        Verdict verdict = check("long sum(List<Integer> n) { return n.get(0); }");
        Verdict.TestResult first = ((Verdict.Failed) verdict).tests().get(0);
        assertThat(first.message()).contains("IndexOutOfBounds");
        assertThat(first.frame()).contains("Adder.java:2");
    }

    @Test
    void whatDoesNotCompileIsShownWithItsLine() throws IOException {
        Verdict verdict = check("long sum(List<Integer> n) { retrun 0; }");
        List<SourceProblem> problems = ((Verdict.DoesNotCompile) verdict).problems();
        assertThat(problems.get(0).line()).isEqualTo(2);
        assertThat(problems.get(0).sourceLine()).contains("retrun 0");
    }

    @Test
    void failureLikeAWrongAnswersShowsItsFeedback() throws IOException {
        Verdict verdict =
                check(
                        "long sum(List<Integer> n) { int t = 0; for (Integer i : n) if (i != null) t += i; return t; }");
        assertThat(((Verdict.Failed) verdict).feedback())
                .contains("The total does not fit into an int: make it a long.");
    }

    @Test
    void wrongSignatureIsTheLearnersToRepair() throws IOException {
        Verdict verdict = check("String sum(List<Integer> n) { return null; }");
        assertThat(((Verdict.DoesNotCompile) verdict).problems().get(0))
                .extracting(SourceProblem::line, SourceProblem::message, SourceProblem::hint)
                .containsExactly(
                        2,
                        "the hidden tests use `long sum(List<Integer>)`; yours is `String sum(List<Integer>)`",
                        "make its type `long`");
    }

    @Test
    void endingTheVmIsRefusedWithItsLine() throws IOException {
        Verdict verdict = check("long sum(List<Integer> n) { System.exit(0); return 0; }");
        assertThat(((Verdict.Refused) verdict).problems().get(0).message())
                .isEqualTo(
                        "an answer does without System.exit: it ends the VM that the hidden tests run in");
    }

    private Verdict check(String method) throws IOException {
        Files.writeString(
                answer.resolve("Adder.java"),
                "import java.util.List; public class Adder {\n" + method + "\n}\n");
        return checker.check(adder, answer);
    }
}
