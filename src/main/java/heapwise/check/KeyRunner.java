package heapwise.check;

import heapwise.agent.CheckJob;
import heapwise.check.key.CompiledKey;
import heapwise.check.run.CheckRun;
import heapwise.check.run.CheckVm;
import heapwise.check.run.CheckVms;
import heapwise.check.run.PlainTests;
import heapwise.check.source.Compiled;
import heapwise.check.source.Compiler;
import heapwise.check.verdict.Judge;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.vm.RandomBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a key's reference, which must pass: where it does not, no answer is to blame. Done once for
 * a key; the result is kept with it.
 */
final class KeyRunner {

    private final Compiler compiler;
    private final CheckVms vms;

    KeyRunner(Compiler compiler, CheckVms vms) {
        this.compiler = compiler;
        this.vms = vms;
    }

    CompiledKey report(Exercise exercise, AnswerKey key, CompiledKey compiled, List<Path> libraries)
            throws IOException {
        return compiled.withReport(
                new CompiledKey.Report(referenceTrouble(exercise, key, compiled, libraries)));
    }

    private String referenceTrouble(
            Exercise exercise, AnswerKey key, CompiledKey compiled, List<Path> libraries)
            throws IOException {
        Verdict verdict =
                new Judge(exercise, compiled, System.nanoTime())
                        .verdict(run(exercise, key.reference(), compiled, libraries).orElseThrow());
        if (verdict instanceof Verdict.Passed) {
            return "";
        }
        if (verdict instanceof Verdict.Died died) {
            return "its reference fails: " + died.reason();
        }
        if (verdict instanceof Verdict.Failed failed) {
            return failed.tests().stream()
                    .filter(test -> test.status() == Verdict.TestResult.Status.FAILED)
                    .findFirst()
                    .map(
                            test ->
                                    "its reference fails the test “%s”: %s"
                                            .formatted(test.name(), test.message()))
                    .orElse("its reference does not pass");
        }
        return verdict instanceof Verdict.BrokenKey broken
                ? broken.reason()
                : "its reference does not pass";
    }

    private Optional<CheckRun> run(
            Exercise exercise, Map<String, String> sources, CompiledKey key, List<Path> libraries)
            throws IOException {
        Compiled answer = compiler.compile(sources, libraries);
        if (!answer.successful()) {
            return Optional.empty();
        }
        try (CheckVm vm =
                vms.start(exercise.vm(), libraries)) { // the one that waits is the learner's
            return Optional.of(vm.run(job(answer, key), exercise.timeout()));
        }
    }

    static CheckJob job(Compiled answer, CompiledKey key) {
        // Nested classes may inherit methods: a row for each method is not enough.
        int rows = 64 + 4 * key.methodOrder().size();
        LongBuffer secrets =
                ByteBuffer.wrap(RandomBytes.next((1 + rows) * Long.BYTES)).asLongBuffer();
        long secret = secrets.get();
        var secretsOfRows = new ArrayList<Long>(rows);
        while (secrets.hasRemaining()) {
            secretsOfRows.add(secrets.get());
        }
        return new CheckJob(
                secret,
                secretsOfRows,
                answer.classes(),
                key.classes(),
                key.testClasses(),
                key.methodOrder(),
                List.of(),
                PlainTests.of(key));
    }
}
