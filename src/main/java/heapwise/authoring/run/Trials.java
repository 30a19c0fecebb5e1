package heapwise.authoring.run;

import heapwise.check.AuthorRunner;
import heapwise.check.Checker;
import heapwise.check.Trial;
import heapwise.check.source.SourceProblem;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.ScratchDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tries answers for one worker on one JDK. An exercise without VM flags of its own is tried on a
 * shared runner, and only what looks wrong there is confirmed in a check VM, as a learner would get
 * it. An exercise with flags is about the VM itself, so each of its answers gets a check VM.
 */
public final class Trials implements AutoCloseable {

    private final Installation installation;
    private final Jdk jdk;
    private final AuthorRunner shared;
    private final Checker checker;

    Trials(Installation installation, Jdk jdk, Path cache) {
        this.installation = installation;
        this.jdk = jdk;
        this.shared = new AuthorRunner(installation, jdk, List.of("-XX:+UseSerialGC", "-Xmx512m"));
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
        return new AuthorRunner(installation, jdk, exercise.vm());
    }

    /** Tries an answer where that is cheapest. */
    Trial run(Exercise exercise, AuthorRunner.Key key, Map<String, String> answer) {
        return exercise.vm().isEmpty()
                ? shared.run(key, answer, exercise.timeout())
                : inCheckVm(exercise, answer);
    }

    /** Tries an answer the way a learner's is checked. */
    Trial inCheckVm(Exercise exercise, Map<String, String> answer) {
        try {
            Path directory = ScratchDirectories.create("heapwise-answer");
            try {
                for (Map.Entry<String, String> file : answer.entrySet()) {
                    Files.writeString(directory.resolve(file.getKey()), file.getValue());
                }
                return trial(checker.judge(exercise, directory));
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Trial trial(Verdict verdict) {
        if (verdict instanceof Verdict.Passed passed) {
            return new Trial.Passed(rows(passed.tests()));
        }
        if (verdict instanceof Verdict.Failed failed) {
            return new Trial.Failed(rows(failed.tests()), failed.feedback());
        }
        if (verdict instanceof Verdict.DoesNotCompile not) {
            return new Trial.DoesNotCompile(
                    not.problems().stream()
                            .map(p -> new Trial.Error(p.file(), p.line(), p.message()))
                            .toList());
        }
        if (verdict instanceof Verdict.Died died) {
            return new Trial.Died(died.reason(), died.feedback());
        }
        if (verdict instanceof Verdict.Refused refused) {
            SourceProblem first = refused.problems().get(0);
            return new Trial.Died(
                    "it is refused: %s:%d: %s"
                            .formatted(first.file(), first.line(), first.message()));
        }
        if (verdict instanceof Verdict.BrokenKey broken) {
            return new Trial.Died(broken.reason());
        }
        return new Trial.Died(verdict.toString());
    }

    private static List<Trial.Row> rows(List<Verdict.TestResult> tests) {
        List<Trial.Row> rows = new ArrayList<>();
        for (Verdict.TestResult test : tests) {
            boolean passed = test.status() == Verdict.TestResult.Status.PASSED;
            String why =
                    test.status() == Verdict.TestResult.Status.NOT_RUN
                            ? "it did not run"
                            : test.message();
            rows.add(new Trial.Row("", test.name(), passed, why));
        }
        return rows;
    }

    public static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        shared.close();
        checker.close();
    }
}
