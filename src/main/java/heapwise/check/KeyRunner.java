package heapwise.check;

import heapwise.agent.CheckJob;
import heapwise.check.key.CompiledKey;
import heapwise.check.key.KnownWrong;
import heapwise.check.run.CheckRun;
import heapwise.check.run.CheckVm;
import heapwise.check.run.CheckVms;
import heapwise.check.run.PlainTests;
import heapwise.check.source.Compiled;
import heapwise.check.source.SourceCompiler;
import heapwise.check.verdict.Judge;
import heapwise.check.verdict.SymptomReader;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.WrongAnswer;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a key's own answers: the reference, which must pass, and the wrong ones, to learn how they
 * fail. Done once for a key; the result is kept with it.
 */
final class KeyRunner {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SourceCompiler compiler;
    private final CheckVms vms;

    KeyRunner(SourceCompiler compiler, CheckVms vms) {
        this.compiler = compiler;
        this.vms = vms;
    }

    CompiledKey report(Exercise exercise, AnswerKey key, CompiledKey compiled) throws IOException {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Future<String> reference = two.submit(() -> referenceTrouble(exercise, key, compiled));
            List<Future<KnownWrong>> wrong = new ArrayList<>();
            for (WrongAnswer answer : key.wrong()) {
                Callable<KnownWrong> run = () -> run(exercise, answer, compiled);
                wrong.add(two.submit(run));
            }
            var known = new ArrayList<KnownWrong>();
            for (Future<KnownWrong> answer : wrong) {
                known.add(answer.get());
            }
            return compiled.withReport(new CompiledKey.Report(reference.get()), known);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("the key's own answers cannot be run: " + e.getCause(), e);
        } finally {
            two.shutdownNow();
        }
    }

    private String referenceTrouble(Exercise exercise, AnswerKey key, CompiledKey compiled)
            throws IOException {
        Verdict verdict =
                new Judge(exercise, compiled, System.nanoTime())
                        .verdict(run(exercise, key.reference(), compiled).orElseThrow());
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

    private KnownWrong run(Exercise exercise, WrongAnswer answer, CompiledKey compiled)
            throws IOException {
        return new KnownWrong(
                answer.name(),
                answer.feedback(),
                run(exercise, answer.sources(), compiled).map(SymptomReader::of));
    }

    private Optional<CheckRun> run(Exercise exercise, Map<String, String> sources, CompiledKey key)
            throws IOException {
        Compiled answer = compiler.compile(sources);
        if (!answer.successful()) {
            return Optional.empty();
        }
        try (CheckVm vm = vms.start(exercise.vm())) { // the one that waits is the learner's
            return Optional.of(vm.run(job(answer, key), exercise.timeout()));
        }
    }

    static CheckJob job(Compiled answer, CompiledKey key) {
        return new CheckJob(
                RANDOM.nextLong(),
                answer.classes(),
                key.classes(),
                key.testClasses(),
                key.methodOrder(),
                PlainTests.of(key));
    }
}
