package heapwise.check;

import heapwise.exercise.Exercise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One check of one answer, from reading it to the verdict. */
final class Examination {

    private final Exercise exercise;
    private final House house;
    private final SourceCompiler compiler;
    private final KeyStore keys;
    private final CheckVms vms;
    private final Function<Exercise, Map<String, String>> starters;
    private final long start = System.nanoTime();

    private final CountDownLatch running = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile @Nullable CheckVm vm;

    Examination(
            Exercise exercise,
            House house,
            SourceCompiler compiler,
            KeyStore keys,
            CheckVms vms,
            Function<Exercise, Map<String, String>> starters) {
        this.starters = starters;
        this.exercise = exercise;
        this.house = house;
        this.compiler = compiler;
        this.keys = keys;
        this.vms = vms;
    }

    /**
     * Checks the answer.
     *
     * @param explain whether a failure is compared with the key's wrong answers, which are run for
     *     that if nobody has yet
     */
    Verdict verdict(Path directory, boolean explain) {
        try (CheckVm own = vms.take(exercise.vm())) {
            vm = own;
            return examine(Answer.read(directory), own, explain);
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

    private Verdict examine(Answer answer, CheckVm own, boolean explain)
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
        CheckRun run = own.run(Prover.job(compiled, key), exercise.timeout());
        Verdict verdict = new Judge(exercise, key, start).verdict(run);
        if (!answer.isCurrent() && !(verdict instanceof Verdict.Cancelled)) {
            return new Verdict.Cancelled(
                    slug(), took(), "the answer was changed while it was checked: check again");
        }
        return explain ? explain(verdict, run, answer, located) : verdict;
    }

    private Optional<Verdict> beforeItRuns(
            Compiled compiled, CompiledKey key, Map<String, String> sources) {
        List<Verdict.SourceProblem> refused = house.problems(compiled, key, sources);
        if (!refused.isEmpty()) {
            return Optional.of(new Verdict.Refused(slug(), took(), refused));
        }
        List<Verdict.SourceProblem> mismatches =
                Mismatches.of(key.requirements(), compiled, sources);
        return mismatches.isEmpty()
                ? Optional.empty()
                : Optional.of(new Verdict.DoesNotCompile(slug(), took(), mismatches));
    }

    /**
     * Adds what the key knows of answers that fail like this one; or that the key itself is broken.
     */
    private Verdict explain(Verdict verdict, CheckRun run, Answer answer, KeyStore.Located located)
            throws IOException, BrokenKeyException {
        if (!(verdict instanceof Verdict.Failed) && !(verdict instanceof Verdict.Died)) {
            return verdict;
        }
        CompiledKey key = proven(located);
        String trouble = key.proof().map(CompiledKey.Proof::trouble).orElse("");
        if (!trouble.isEmpty()) {
            throw new BrokenKeyException(
                    "the key of %s is wrong: %s".formatted(slug(), trouble),
                    "repair the hidden tests or the reference");
        }
        Optional<String> feedback =
                answer.sources().equals(starters.apply(exercise))
                        ? Optional.of(untouched())
                        : SymptomReader.feedback(SymptomReader.of(run), key.wrong());
        if (verdict instanceof Verdict.Failed failed) {
            return new Verdict.Failed(
                    slug(), failed.took(), failed.tests(), feedback, failed.printed());
        }
        Verdict.Died died = (Verdict.Died) verdict;
        return new Verdict.Died(
                slug(), died.took(), died.reason(), died.tests(), feedback, died.printed());
    }

    private String untouched() {
        return "%s is still as you got it. The task is in exercise.md beside it; `heapwise hint %s` gives a first hint."
                .formatted(String.join(", ", exercise.files()), slug());
    }

    private CompiledKey proven(KeyStore.Located located) throws IOException {
        if (located.key().proof().isPresent() || located.source().isEmpty()) {
            return located.key();
        }
        CompiledKey proven =
                new Prover(compiler, vms).prove(exercise, located.source().get(), located.key());
        keys.remember(located, proven);
        return proven;
    }

    /** Waits until the answer has been read and is about to run. */
    void awaitRunning() throws InterruptedException {
        running.await();
    }

    /** Stops it, from any thread. */
    void cancel() {
        cancelled = true;
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
