package heapwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.run.CheckClassPath;
import heapwise.check.source.SourceCompiler;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.libraries.Libraries;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
        var installation = Installation.current();
        Jdk jdk = Jdk.current();
        var libraries = new Libraries(installation, cache);
        try (var compiler = new SourceCompiler(CheckClassPath.of(installation), jdk.feature());
                var runner = new AuthorRunner(installation, jdk, libraries, compiler)) {
            AuthorRunner.Key key =
                    runner.prepare(exercise, AnswerKey.load(AdderExercise.COURSE, "adder"));
            String first = "static { System.setProperty(\"been\", \"here\"); " + leaves + " }";
            assertThat(runs(runner, key, first)).as("the first answer").isTrue();
            assertThat(runs(runner, key, SECOND)).as("that it is the same VM").isEqualTo(same);
        }
    }

    private static boolean runs(AuthorRunner runner, AuthorRunner.Key key, String initializer) {
        String source = AdderExercise.source(AdderExercise.RIGHT + initializer);
        Map<String, byte[]> classes = runner.classes(Map.of("Adder.java", source));
        return runner.runClasses(key, classes, LIMIT).passed();
    }
}
