package heapwise.check;

import static org.assertj.core.api.Assertions.assertThat;

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

    @TempDir Path answer;

    @BeforeAll
    static void open() throws IOException {
        checker = new Checker(Installation.current(), Jdk.current());
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
    void referencePasses() {
        Verdict verdict = checker.check(adder, COURSE.resolve("solutions/adder"));
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
        List<Verdict.SourceProblem> problems = ((Verdict.DoesNotCompile) verdict).problems();
        assertThat(problems.get(0).line()).isEqualTo(2);
        assertThat(problems.get(0).sourceLine()).contains("retrun 0");
    }

    private Verdict check(String method) throws IOException {
        Files.writeString(
                answer.resolve("Adder.java"),
                "import java.util.List; public class Adder {\n" + method + "\n}\n");
        return checker.check(adder, answer);
    }
}
