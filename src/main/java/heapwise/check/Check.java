package heapwise.check;

import heapwise.agent.CheckJob;
import heapwise.check.key.BrokenKeyException;
import heapwise.check.key.CompiledKey;
import heapwise.check.key.KeyStore;
import heapwise.check.key.OwnTests;
import heapwise.check.rules.AnswerRules;
import heapwise.check.rules.Mismatches;
import heapwise.check.run.CheckRun;
import heapwise.check.run.CheckVm;
import heapwise.check.run.CheckVms;
import heapwise.check.run.ContinuedRun;
import heapwise.check.source.Answer;
import heapwise.check.source.CompileErrors;
import heapwise.check.source.Compiled;
import heapwise.check.source.Compiler;
import heapwise.check.source.SourceProblem;
import heapwise.check.verdict.Judge;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.libraries.LibraryException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
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
    private List<Path> libraries = List.of();

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
        try {
            libraries = keys.jars(exercise);
            try (CheckVm own = vms.take(exercise.vm(), libraries)) {
                vm = own;
                return examine(Answer.read(directory), own, explain, early);
            }
        } catch (LibraryException e) {
            return new Verdict.NotHere(slug(), took(), String.valueOf(e.getMessage()), e.fix());
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
        Map<String, String> sources = completed(answer.sources());
        Compiled compiled = compiler.compile(sources, libraries);
        if (!compiled.successful()) {
            return new Verdict.DoesNotCompile(
                    slug(), took(), CompileErrors.of(compiled.errors(), sources));
        }
        KeyStore.Located located = keys.find(exercise);
        CompiledKey key = located.key();
        List<SourceProblem> refused =
                rules.problems(
                        compiled, key.classes().keySet(), key.permitted(), libraries, sources);
        if (!refused.isEmpty()) {
            return new Verdict.Refused(slug(), took(), refused);
        }
        List<SourceProblem> mismatches = Mismatches.of(key.requirements(), compiled, sources);
        if (!mismatches.isEmpty()) {
            Optional<CompiledKey> matching = OwnTests.of(compiler, key, sources, libraries);
            if (matching.isEmpty()) {
                return new Verdict.DoesNotCompile(slug(), took(), mismatches);
            }
            key = matching.get();
        }
        if (cancelled) {
            return new Verdict.Cancelled(slug(), took(), "it was stopped");
        }
        running.countDown();
        CheckJob job = KeyRunner.job(compiled, key);
        CheckRun first = own.run(job, exercise.timeout());
        if (first.end() instanceof CheckRun.End.NotBegun && !cancelled) {
            try (CheckVm second = another()) { // nothing of the answer has run
                first = second.run(job, exercise.timeout());
            }
        }
        CheckRun run = ContinuedRun.of(first, job, exercise.timeout(), this::another);
        Verdict verdict = new Judge(exercise, key, start).verdict(run, compiled.classes().values());
        if (!keyIsStill(located)) {
            throw new BrokenKeyException(
                    "the key of %s was changed while the answer ran".formatted(slug()),
                    "see who changed it, and bring it back");
        }
        if (!answer.isCurrent() && !(verdict instanceof Verdict.Cancelled)) {
            return new Verdict.Cancelled(
                    slug(), took(), "the answer was changed while it was checked: check again");
        }
        return explain == Explain.YES ? explain(verdict, answer, located, early) : verdict;
    }

    /** Adds what was handed in without: an answer may leave out files that it does not change. */
    private Map<String, String> completed(Map<String, String> sources) {
        List<String> missing =
                exercise.files().stream().filter(file -> !sources.containsKey(file)).toList();
        if (missing.isEmpty() || missing.size() == exercise.files().size()) {
            return sources;
        }
        Map<String, String> all = new HashMap<>(sources);
        Map<String, String> starter = starters.apply(exercise);
        for (String file : missing) {
            Pattern declared =
                    Pattern.compile(
                            "\\b(class|interface|record|enum)\\s+%s\\b"
                                    .formatted(file.replace(".java", "")));
            boolean elsewhere =
                    sources.values().stream().anyMatch(text -> declared.matcher(text).find());
            if (!elsewhere && starter.containsKey(file)) {
                all.put(file, starter.get(file));
            }
        }
        return all;
    }

    /** Starts a VM for the tests that are left, and can be stopped like the first. */
    private CheckVm another() throws IOException {
        CheckVm started = vms.start(exercise.vm(), libraries);
        vm = started;
        if (cancelled) {
            started.cancel();
        }
        return started;
    }

    private boolean keyIsStill(KeyStore.Located located) throws IOException {
        try {
            return keys.find(exercise).name().equals(located.name());
        } catch (BrokenKeyException broken) {
            return false;
        }
    }

    /** Says of an untouched starter that it is one; and of a broken key that it is broken. */
    private Verdict explain(
            Verdict verdict, Answer answer, KeyStore.Located located, Consumer<Verdict> early)
            throws IOException, BrokenKeyException {
        if (!(verdict instanceof Verdict.Failed) && !(verdict instanceof Verdict.Died)) {
            return verdict;
        }
        if (answer.sources().equals(starters.apply(exercise))) {
            return verdict.withFeedback(Optional.of(untouched()));
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
