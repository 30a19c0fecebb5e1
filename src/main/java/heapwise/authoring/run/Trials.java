package heapwise.authoring.run;

import heapwise.check.AuthorRunner;
import heapwise.check.Checker;
import heapwise.check.source.SourceProblem;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.libraries.Libraries;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.ScratchDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries answers for one worker on one JDK. An exercise without VM flags of its own is tried on a
 * shared runner, and only what looks wrong there is confirmed in a check VM, as a learner would get
 * it. An exercise with flags is about the VM itself, so each of its answers gets a check VM.
 */
public final class Trials implements AutoCloseable {

    private final Installation installation;
    private final Jdk jdk;
    private final Libraries libraries;
    private final AuthorRunner shared;
    private final Checker checker;

    Trials(Installation installation, Jdk jdk, Path cache) {
        this.installation = installation;
        this.jdk = jdk;
        this.libraries = new Libraries(installation, cache);
        this.shared =
                new AuthorRunner(
                        installation, jdk, List.of("-XX:+UseSerialGC", "-Xmx512m"), libraries);
        this.checker = new Checker(installation, jdk, cache);
    }

    public Jdk jdk() {
        return jdk;
    }

    /** Returns the runner for answers without flags; it compiles for the others, too. */
    public AuthorRunner shared() {
        return shared;
    }

    /** Returns a runner with the exercise's own flags; to be closed by the caller. */
    AuthorRunner own(Exercise exercise) {
        return new AuthorRunner(installation, jdk, exercise.vm(), libraries);
    }

    /** Tries an answer where that is cheapest. */
    Verdict run(AuthorRunner.Key key, Map<String, String> answer) {
        return key.exercise().vm().isEmpty()
                ? shared.run(key, answer)
                : inCheckVm(key.exercise(), answer);
    }

    /** Tries an answer the way a learner's is checked. */
    Verdict inCheckVm(Exercise exercise, Map<String, String> answer) {
        try {
            Path directory = ScratchDirectories.create("heapwise-answer");
            try {
                for (Map.Entry<String, String> file : answer.entrySet()) {
                    Files.writeString(directory.resolve(file.getKey()), file.getValue());
                }
                return checker.judge(exercise, directory);
            } finally {
                ScratchDirectories.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a reader has to know of a verdict in a line. */
    static String summary(Verdict verdict) {
        if (verdict instanceof Verdict.Failed failed) {
            return notPassed(failed)
                    .map(test -> "“%s”: %s".formatted(test.name(), why(test)))
                    .collect(Collectors.joining("; "));
        }
        if (verdict instanceof Verdict.DoesNotCompile not) {
            return place(not.problems().get(0));
        }
        if (verdict instanceof Verdict.Refused refused) {
            return "it is refused: " + place(refused.problems().get(0));
        }
        if (verdict instanceof Verdict.Died died) {
            return died.reason();
        }
        return verdict instanceof Verdict.BrokenKey broken ? broken.reason() : verdict.toString();
    }

    static Stream<Verdict.TestResult> notPassed(Verdict.Failed failed) {
        return failed.tests().stream().filter(test -> !test.passed());
    }

    /** Returns why a test did not pass, in a line. */
    static String why(Verdict.TestResult test) {
        return test.status() == Verdict.TestResult.Status.NOT_RUN
                ? "it did not run"
                : firstLine(test.message());
    }

    private static String place(SourceProblem problem) {
        return "%s:%d: %s".formatted(problem.file(), problem.line(), firstLine(problem.message()));
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }

    @Override
    public void close() {
        shared.close();
        checker.close();
    }
}
