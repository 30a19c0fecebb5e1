package heapwise.check;

import heapwise.check.key.BrokenKeyException;
import heapwise.check.key.KeyCompiler;
import heapwise.check.key.KeyStore;
import heapwise.check.rules.AnswerRules;
import heapwise.check.run.CheckVms;
import heapwise.check.run.PlainTests;
import heapwise.check.source.Answer;
import heapwise.check.source.Compiler;
import heapwise.check.source.CompilerVm;
import heapwise.check.source.SourceCompiler;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.exercise.Starters;
import heapwise.libraries.Libraries;
import heapwise.libraries.LibraryException;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Checks answers: compiles them, runs the hidden tests against them in a check VM, and says what
 * came of it. Keeps its compiler warm from one check to the next, and on request a check VM; may be
 * cancelled from any thread.
 */
public final class Checker implements AutoCloseable {

    private final AnswerRules rules;
    private final Compiler compiler;
    private final KeyStore keys;
    private final CheckVms vms;
    private final KeyReports reports;
    private final Map<String, Map<String, String>> starters = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<Check>> current =
            new AtomicReference<>(Optional.empty());

    /**
     * Makes a checker for answers of one's own.
     *
     * @param jdk what the check VMs run on
     * @param cache a directory for compiled keys, which need not exist
     */
    public Checker(Installation installation, Jdk jdk, Path cache) {
        this(installation, jdk, cache, AnswerRules.STRICT, Sandbox.ifPossible());
    }

    /**
     * Makes a checker for an author's answers.
     *
     * @param jdk what the check VMs run on
     * @param cache a directory for compiled keys, which need not exist
     * @param compiler closed by the checker
     */
    public static Checker ofAuthors(
            Installation installation, Jdk jdk, Path cache, Compiler compiler) {
        var vms = new CheckVms(installation, jdk, Sandbox.ifPossible());
        return new Checker(installation, jdk, cache, AnswerRules.STRICT, vms, compiler);
    }

    /**
     * Makes a checker for what others hand in: sources that would cost javac minutes or all memory
     * cost nobody else anything.
     *
     * @param jdk what the check VMs run on
     * @param cache a directory for compiled keys, which need not exist
     * @param sandbox for the check VMs; the one that the system has, if any, where absent
     */
    public static Checker ofOthers(
            Installation installation, Jdk jdk, Path cache, Optional<Sandbox> sandbox) {
        var vms = new CheckVms(installation, jdk, sandbox.or(Sandbox::ifPossible));
        var compiler = new CompilerVm(vms.classPath(), jdk.feature());
        return new Checker(installation, jdk, cache, AnswerRules.STRICT, vms, compiler);
    }

    /** Makes a checker with other rules or no sandbox: what holds without them is tested, too. */
    Checker(
            Installation installation,
            Jdk jdk,
            Path cache,
            AnswerRules rules,
            Optional<Sandbox> sandbox) {
        this(installation, jdk, cache, rules, new CheckVms(installation, jdk, sandbox));
    }

    private Checker(
            Installation installation, Jdk jdk, Path cache, AnswerRules rules, CheckVms vms) {
        this(
                installation,
                jdk,
                cache,
                rules,
                vms,
                new SourceCompiler(vms.classPath(), jdk.feature()));
    }

    private Checker(
            Installation installation,
            Jdk jdk,
            Path cache,
            AnswerRules rules,
            CheckVms vms,
            Compiler compiler) {
        this.rules = rules;
        this.vms = vms;
        this.compiler = compiler;
        var libraries = new Libraries(installation, cache);
        keys = new KeyStore(new KeyCompiler(compiler), libraries, cache, jdk);
        reports = new KeyReports(new KeyRunner(compiler, vms), keys);
    }

    /**
     * Makes the archive of classes from which check VMs start in half the time; lies beside the
     * jars.
     *
     * @param jdk what the check VMs run on
     * @throws IOException if it cannot be made; everything works without
     */
    public static void makeArchive(Installation installation, Jdk jdk) throws IOException {
        CheckVms.archive(installation, jdk);
    }

    /** Takes who is told, on any thread, of each file of a library that is fetched from now on. */
    public void fetching(Consumer<String> told) {
        keys.fetching(told);
    }

    /** Checks what a learner wrote for an exercise in its own directory. */
    public Verdict check(Exercise exercise) {
        return check(exercise, exercise.directory());
    }

    /**
     * Checks an answer. One at a time; it ends when the exercise's timeout is over, if not before.
     *
     * @param answer the directory with the answer's Java files
     */
    public Verdict check(Exercise exercise, Path answer) {
        return check(exercise, answer, early -> {});
    }

    /**
     * Checks an answer, and says at once that it fails where it takes longer to be sure that the
     * key is not to blame.
     *
     * @param answer the directory with the answer's Java files
     * @param early gets the verdict if nobody has run the key's reference yet; is not called
     *     otherwise
     */
    public Verdict check(Exercise exercise, Path answer, Consumer<Verdict> early) {
        return run(checkOf(exercise), answer, early);
    }

    /**
     * Checks an answer without trying the key's reference where it fails: for an author, and for
     * grading.
     *
     * @param answer the directory with the answer's Java files
     */
    public Verdict judge(Exercise exercise, Path answer) {
        return run(
                checkOf(exercise), check -> check.verdict(answer, Check.Explain.NO, early -> {}));
    }

    /**
     * Keeps to the keys that exercises have now: an answer that gets at the files of one changes no
     * verdict on another. Of a broken key each check says that it is.
     */
    public void pin(Iterable<Exercise> exercises) {
        for (Exercise exercise : exercises) {
            try {
                keys.pin(exercise);
            } catch (BrokenKeyException | IOException broken) {
                // A check says so.
            }
        }
    }

    public Verdict run(Check check, Path answer, Consumer<Verdict> early) {
        return run(check, which -> which.verdict(answer, Check.Explain.YES, early));
    }

    private Verdict run(Check check, Function<Check, Verdict> way) {
        current.set(Optional.of(check));
        try {
            return way.apply(check);
        } finally {
            current.set(Optional.empty());
        }
    }

    /**
     * Checks many answers, each in the directory of its exercise, as many at a time as there are
     * processors. The key's reference is not tried where one fails.
     *
     * @param each gets the verdicts in the order of the exercises, as soon as they are known
     */
    public List<Verdict> checkAll(List<Exercise> exercises, Consumer<Verdict> each) {
        ExecutorService workers =
                Executors.newFixedThreadPool(
                        Math.max(1, Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<Verdict>> running =
                    exercises.stream()
                            .map(exercise -> workers.submit(() -> checkOnly(exercise)))
                            .toList();
            var verdicts = new ArrayList<Verdict>();
            for (Future<Verdict> verdict : running) {
                verdicts.add(verdict.get());
                each.accept(verdicts.get(verdicts.size() - 1));
            }
            return verdicts;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    Check checkOf(Exercise exercise) {
        return new Check(exercise, rules, compiler, keys, vms, reports, this::starter);
    }

    /** Asking git costs as much as a test: once is enough. */
    private Map<String, String> starter(Exercise exercise) {
        return starters.computeIfAbsent(
                exercise.slug(),
                slug -> {
                    try {
                        return Starters.of(exercise);
                    } catch (IOException unknown) {
                        return Map.of();
                    }
                });
    }

    private Verdict checkOnly(Exercise exercise) {
        return checkOf(exercise).verdict(exercise.directory(), Check.Explain.NO, early -> {});
    }

    /**
     * Returns what to change in the learner's answer to get the reference, as the lines of a
     * unified difference; empty where nothing is to be changed.
     *
     * @throws IOException if the key or the answer cannot be read
     */
    public List<String> solution(Exercise exercise) throws IOException {
        try {
            return Difference.between(
                    Answer.read(exercise.directory()).sources(),
                    keys.find(exercise).key().reference());
        } catch (Answer.UnreadableException | BrokenKeyException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Starts a check VM that waits for the next check of this exercise.
     *
     * @throws IOException if no VM can be started
     */
    public void prepare(Exercise exercise) throws IOException {
        try {
            vms.prepare(exercise.vm(), keys.jars(exercise), false);
        } catch (LibraryException missing) {
            // A check says so.
        }
    }

    /** Makes ready for the next check of an exercise that was checked before. */
    void prepareAgain(Exercise exercise) throws IOException {
        try {
            vms.prepare(
                    exercise.vm(),
                    keys.jars(exercise),
                    PlainTests.of(keys.find(exercise).key()).isEmpty());
        } catch (BrokenKeyException | LibraryException broken) {
            // A check says so.
        }
    }

    /** Begins to try the key's reference, in the background, if nobody has yet. */
    void study(Exercise exercise) {
        try {
            reports.of(exercise, keys.find(exercise));
        } catch (BrokenKeyException | IOException broken) {
            // A check says so.
        }
    }

    /** Waits until a check's answer is about to run; for tests. */
    void awaitRunning() {
        try {
            while (true) {
                Optional<Check> check = current.get();
                if (check.isPresent()) {
                    check.get().awaitRunning();
                    return;
                }
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the check under way, from any thread; its verdict is then {@code Cancelled}. */
    public void cancel() {
        current.get().ifPresent(Check::cancel);
    }

    @Override
    public void close() {
        cancel();
        vms.close();
        compiler.close();
    }
}
