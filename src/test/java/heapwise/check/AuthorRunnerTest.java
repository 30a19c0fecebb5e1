package heapwise.check;

import static heapwise.check.verdict.Verdict.TestResult.Status.FAILED;
import static heapwise.check.verdict.Verdict.TestResult.Status.NOT_RUN;
import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.run.CheckClassPath;
import heapwise.check.source.SourceCompiler;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.libraries.Libraries;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorRunnerTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Passes where an answer before it set the property, in the same VM. */
    private static final String SECOND =
            "static { if (System.getProperty(\"been\") == null) throw new Error(\"another VM\"); }";

    @TempDir Path cache;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int nothing; | true",
                "jdk.jfr.Recording r = new jdk.jfr.Recording(); r.start(); r.close(); | true",
                "new Thread(() -> { try { Thread.sleep(30); } catch (Exception e) { } }).start(); | true",
                "new Thread(() -> { synchronized (Adder.class) { try { Adder.class.wait(); } catch (Exception e) { } } }).start(); | false"
            })
    void theNextAnswerHasTheSameVmUnlessAThreadLivesOn(String leaves, boolean same)
            throws Exception {
        Exercise exercise = Exercises.load(AdderExercise.COURSE).find("adder").orElseThrow();
        try (var compiler =
                        new SourceCompiler(
                                CheckClassPath.of(Installation.current()),
                                Jdk.current().feature());
                var runner = runner(compiler)) {
            AuthorRunner.Key key =
                    runner.prepare(exercise, AnswerKey.load(AdderExercise.COURSE, "adder"));
            String first = "static { System.setProperty(\"been\", \"here\"); " + leaves + " }";
            assertThat(runs(runner, key, first)).as("the first answer").isTrue();
            assertThat(runs(runner, key, SECOND)).as("that it is the same VM").isEqualTo(same);
        }
    }

    private AuthorRunner runner(SourceCompiler compiler) {
        var installation = Installation.current();
        var libraries = new Libraries(installation, cache);
        return new AuthorRunner(installation, Jdk.current(), libraries, compiler);
    }

    /** The adder's first test passes with this answer, and its other three fail. */
    @Test
    void anAnswerIsTriedUpToTheFailureThatIsAskedFor() throws Exception {
        Exercise exercise = Exercises.load(AdderExercise.COURSE).find("adder").orElseThrow();
        try (var compiler =
                        new SourceCompiler(
                                CheckClassPath.of(Installation.current()),
                                Jdk.current().feature());
                var runner = runner(compiler)) {
            AnswerKey key = AnswerKey.load(AdderExercise.COURSE, "adder");
            AuthorRunner.Key open = runner.prepare(exercise, key);
            AuthorRunner.Key settled =
                    runner.prepare(
                            exercise,
                            new AnswerKey(
                                    key.slug(),
                                    key.directory(),
                                    key.reference(),
                                    key.tests(),
                                    key.right(),
                                    List.of()));
            Map<String, String> zero =
                    Map.of(
                            "Adder.java",
                            AdderExercise.source("long sum(List<Integer> n) { return 0; }"));
            for (int wanted = 1; wanted <= 3; wanted++) {
                int failures = wanted;
                Verdict verdict =
                        runner.runUntil(
                                settled, zero, Set.of(), soFar -> failed(soFar) == failures, LIMIT);
                assertThat(failed(verdict)).isEqualTo(wanted);
            }
            assertThat(failed(runner.runUntil(settled, zero, Set.of(), soFar -> false, LIMIT)))
                    .isEqualTo(3);
            assertThat(failed(runner.runUntil(open, zero, Set.of(), soFar -> true, LIMIT)))
                    .as("failed tests where the last one may change the note")
                    .isEqualTo(3);
            Verdict last =
                    runner.runUntil(
                            settled,
                            zero,
                            Set.of("the sum may be larger than an int"),
                            soFar -> true,
                            LIMIT);
            assertThat(((Verdict.Failed) last).tests())
                    .as("the test that comes first, and is enough")
                    .extracting(Verdict.TestResult::status)
                    .containsExactly(NOT_RUN, NOT_RUN, NOT_RUN, FAILED);
            assertThat(failed(runner.runUntilFailure(open, zero, LIMIT))).isEqualTo(1);
            assertThat(failed(runner.run(settled, zero, LIMIT))).isEqualTo(3);
        }
    }

    private static long failed(Verdict verdict) {
        return ((Verdict.Failed) verdict)
                .tests().stream().filter(test -> test.status() == FAILED).count();
    }

    private static boolean runs(AuthorRunner runner, AuthorRunner.Key key, String initializer) {
        String source = AdderExercise.source(AdderExercise.RIGHT + initializer);
        Map<String, byte[]> classes = runner.classes(Map.of("Adder.java", source));
        return runner.runClasses(key, classes, LIMIT).passed();
    }
}
