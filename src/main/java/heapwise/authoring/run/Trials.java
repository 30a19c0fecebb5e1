package heapwise.authoring.run;

import heapwise.check.AuthorRunner;
import heapwise.check.Checker;
import heapwise.check.run.CheckClassPath;
import heapwise.check.source.RememberingCompiler;
import heapwise.check.source.SourceCompiler;
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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries answers for one worker on one JDK: in one VM for many of them, or in a check VM each, as a
 * learner would get it.
 */
public final class Trials implements AutoCloseable {

    private final Jdk jdk;
    private final AuthorRunner runner;
    private final Checker checker;

    Trials(Installation installation, Jdk jdk, Path cache) {
        this.jdk = jdk;
        var compiler =
                new RememberingCompiler(
                        new SourceCompiler(CheckClassPath.of(installation), jdk.feature()));
        var libraries = new Libraries(installation, cache);
        this.runner = new AuthorRunner(installation, jdk, libraries, compiler);
        this.checker = Checker.ofAuthors(installation, jdk, cache, compiler);
    }

    public Jdk jdk() {
        return jdk;
    }

    /** Returns the runner that tries many answers in one VM. */
    public AuthorRunner runner() {
        return runner;
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
        runner.close();
        checker.close();
    }
}
