package heapwise.check;

import heapwise.check.key.BrokenKeyException;
import heapwise.check.key.CompiledKey;
import heapwise.check.key.KeyStore;
import heapwise.check.rules.AnswerRules;
import heapwise.check.rules.Mismatches;
import heapwise.check.run.CheckRun;
import heapwise.check.run.CheckVm;
import heapwise.check.run.CheckVms;
import heapwise.check.source.Answer;
import heapwise.check.source.Compiled;
import heapwise.check.source.Compiler;
import heapwise.check.source.Diagnosis;
import heapwise.check.source.SourceProblem;
import heapwise.check.verdict.Judge;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One check of one answer, from reading it to the verdict. */
public final class Check {

    /** Whether the key's reference is tried once where an answer fails: the key may be wrong. */
    enum Explain {
        YES,
        NO
    }

    private final Exercise exercise;
    private final AnswerRules rules;
    private final Compiler compiler;
    private final KeyStore keys;
    private final CheckVms vms;
    private final KeyReports reports;
    private final Function<Exercise, Map<String, String>> starters;
    private final long start = System.nanoTime();

    private final CountDownLatch running = new CountDownLatch(1);
    private final CompletableFuture<CompiledKey> stopped = new CompletableFuture<>();
    private volatile boolean cancelled;
    private volatile @Nullable CheckVm vm;

    public Check(
            Exercise exercise,
            AnswerRules rules,
            Compiler compiler,
            KeyStore keys,
            CheckVms vms,
            KeyReports reports,
            Function<Exercise, Map<String, String>> starters) {
        this.starters = starters;
        this.exercise = exercise;
        this.rules = rules;
        this.compiler = compiler;
        this.keys = keys;
        this.vms = vms;
        this.reports = reports;
    }

    /**
     * Checks the answer.
     *
     * @param early gets a failure at once where the result takes longer: nobody has run the key's
     *     reference yet
     */
    public Verdict verdict(Path directory, Explain explain, Consumer<Verdict> early) {
        try (CheckVm own = vms.take(exercise.vm())) {
            vm = own;
            return examine(Answer.read(directory), own, explain, early);
        } catch (Answer.UnreadableException e) {
            return new Verdict.NoAnswer(slug(), took(), String.valueOf(e.getMessage()), e.fix());
        } catch (BrokenKeyException e) {
            return new Verdict.BrokenKey(slug(), took(), String.valueOf(e.getMessage()), e.fix());
        } catch (IOException e) {
            return new Verdict.NoAnswer(
                    slug(),
                    took(),
                    String.valueOf(e.getMessage()),
                    "see that its files can be read");
        }
    }

    private Verdict examine(Answer answer, CheckVm own, Explain explain, Consumer<Verdict> early)
            throws IOException, BrokenKeyException {
        Compiled compiled = compiler.compile(answer.sources());
        if (!compiled.successful()) {
            return new Verdict.DoesNotCompile(
                    slug(), took(), Diagnosis.of(compiled.errors(), answer.sources()));
        }
        KeyStore.Located located = keys.find(exercise);
        CompiledKey key = located.key();
        Optional<Verdict> before = beforeItRuns(compiled, key, answer.sources());
        if (before.isPresent()) {
            return before.get();
        }
        if (cancelled) {
            return new Verdict.Cancelled(slug(), took(), "it was stopped");
        }
        running.countDown();
        CheckRun run = own.run(KeyRunner.job(compiled, key), exercise.timeout());
        Verdict verdict = annotated(new Judge(exercise, key, start).verdict(run), key, compiled);
        if (!answer.isCurrent() && !(verdict instanceof Verdict.Cancelled)) {
            return new Verdict.Cancelled(
                    slug(), took(), "the answer was changed while it was checked: check again");
        }
        return explain == Explain.YES ? explain(verdict, answer, located, early) : verdict;
    }

    private Optional<Verdict> beforeItRuns(
            Compiled compiled, CompiledKey key, Map<String, String> sources) {
        List<SourceProblem> refused =
                rules.problems(compiled, key.classes().keySet(), key.permitted(), sources);
        if (!refused.isEmpty()) {
            return Optional.of(new Verdict.Refused(slug(), took(), refused));
        }
        List<SourceProblem> mismatches = Mismatches.of(key.requirements(), compiled, sources);
        return mismatches.isEmpty()
                ? Optional.empty()
                : Optional.of(new Verdict.DoesNotCompile(slug(), took(), mismatches));
    }

    /** Adds the key's note on the mistake, if the evidence of one is there. */
    private static Verdict annotated(Verdict verdict, CompiledKey key, Compiled compiled) {
        return Judge.failing(verdict, compiled.classes().values())
                .flatMap(failing -> failing.note(key.notes()))
                .map(note -> withFeedback(verdict, Optional.of(note)))
                .orElse(verdict);
    }

    /** Says of an untouched starter that it is one; and of a broken key that it is broken. */
    private Verdict explain(
            Verdict verdict, Answer answer, KeyStore.Located located, Consumer<Verdict> early)
            throws IOException, BrokenKeyException {
        if (!(verdict instanceof Verdict.Failed) && !(verdict instanceof Verdict.Died)) {
            return verdict;
        }
        if (answer.sources().equals(starters.apply(exercise))) {
            return withFeedback(verdict, Optional.of(untouched()));
        }
        CompletableFuture<CompiledKey> report = reports.of(exercise, located);
        if (!report.isDone()) {
            early.accept(verdict);
        }
        Optional<CompiledKey> reported = await(report);
        if (reported.isEmpty()) {
            return verdict;
        }
        String trouble = reported.get().report().map(CompiledKey.Report::trouble).orElse("");
        if (!trouble.isEmpty()) {
            throw new BrokenKeyException(
                    "the key of %s is wrong: %s".formatted(slug(), trouble),
                    "repair the hidden tests or the reference");
        }
        return verdict;
    }

    private static Verdict withFeedback(Verdict verdict, Optional<String> feedback) {
        if (verdict instanceof Verdict.Failed failed) {
            return new Verdict.Failed(
                    failed.exercise(), failed.took(), failed.tests(), feedback, failed.printed());
        }
        Verdict.Died died = (Verdict.Died) verdict;
        return new Verdict.Died(
                died.exercise(),
                died.took(),
                died.reason(),
                died.tests(),
                feedback,
                died.printed());
    }

    private String untouched() {
        return "%s is still as you got it. The task is in exercise.md beside it; `heapwise hint %s` gives a first hint."
                .formatted(String.join(", ", exercise.files()), slug());
    }

    /** Returns nothing if this check is stopped meanwhile; the run of the key goes on. */
    private Optional<CompiledKey> await(CompletableFuture<CompiledKey> report) throws IOException {
        try {
            CompletableFuture.anyOf(report, stopped).get();
            return report.isDone() ? Optional.of(report.get()) : Optional.empty();
        } catch (CancellationException cancelledHere) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (stopped.isDone()) {
                return Optional.empty();
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Waits until the answer has been read and is about to run. */
    void awaitRunning() throws InterruptedException {
        running.await();
    }

    /** Stops it, from any thread. */
    void cancel() {
        cancelled = true;
        stopped.cancel(false);
        CheckVm now = vm;
        if (now != null) {
            now.cancel();
        }
    }

    private String slug() {
        return exercise.slug();
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
