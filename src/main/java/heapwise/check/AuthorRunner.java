package heapwise.check;

import heapwise.agent.Agent;
import heapwise.agent.AuthorRuns;
import heapwise.agent.CheckEvent;
import heapwise.agent.CheckJob;
import heapwise.agent.CheckMain;
import heapwise.check.key.BrokenKeyException;
import heapwise.check.key.CompiledKey;
import heapwise.check.key.KeyCompiler;
import heapwise.check.key.OwnTests;
import heapwise.check.rules.AnswerRules;
import heapwise.check.rules.Mismatches;
import heapwise.check.run.CheckClassPath;
import heapwise.check.run.CheckRun;
import heapwise.check.run.CheckVms;
import heapwise.check.run.PlainTests;
import heapwise.check.source.CompileErrors;
import heapwise.check.source.Compiled;
import heapwise.check.source.Compiler;
import heapwise.check.source.SourceProblem;
import heapwise.check.verdict.Judge;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.lab.LabFlags;
import heapwise.libraries.Libraries;
import heapwise.libraries.LibraryException;
import heapwise.vm.ChildVm;
import heapwise.vm.ClassArchive;
import heapwise.vm.Deadline;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.VmCommand;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tries many answers of an author, one after another, in one VM: what {@code verify} needs some
 * hundred times. Each has a class loader of its own. A VM that an answer has ended, blocked or left
 * threads in is replaced by itself; an exercise with VM flags has a VM for its own answers only.
 * Not for a learner's answer, which might lie, and not for use by several threads at once.
 */
public final class AuthorRunner implements AutoCloseable {

    /**
     * A key that was compiled for this runner.
     *
     * @param tests absent where its author has to repair something first
     */
    public record Key(Exercise exercise, AnswerKey source, Optional<CompiledKey> tests) {

        /** Returns what each hidden test, {@code Class#method}, says that it holds of the task. */
        public Map<String, List<String>> held() {
            Map<String, List<String>> held = new LinkedHashMap<>();
            compiled().testMethods().forEach(test -> held.put(test.id(), test.holds()));
            return held;
        }

        private CompiledKey compiled() {
            return tests.orElseThrow(
                    () -> new IllegalStateException("the key has a problem, and no tests to run"));
        }
    }

    private static final Duration START = Duration.ofSeconds(30);

    private final Installation installation;
    private final Jdk jdk;
    private final ClassArchive archive;
    private final Libraries libraries;
    private final Compiler compiler;
    private final ScheduledExecutorService timers;

    private List<Path> jars = List.of();
    private String vmFor = "";
    private @Nullable ChildVm vm;
    private @Nullable DataInputStream events;
    private @Nullable DataOutputStream commands;

    /**
     * Makes a runner; its VM starts with the first answer.
     *
     * @param compiler not closed by the runner
     */
    public AuthorRunner(
            Installation installation, Jdk jdk, Libraries libraries, Compiler compiler) {
        this.installation = installation;
        this.libraries = libraries;
        this.jdk = jdk;
        this.archive = CheckVms.archiveFor(installation, jdk);
        this.compiler = compiler;
        var pool =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            var thread = new Thread(task, "runner timer");
                            thread.setDaemon(true);
                            return thread;
                        });
        pool.setRemoveOnCancelPolicy(true);
        this.timers = pool;
    }

    /**
     * Compiles the hidden tests of a key, which all answers are tried with until the next one.
     *
     * @throws IllegalStateException if the libraries of the exercise cannot be had
     */
    public Key prepare(Exercise exercise, AnswerKey key) {
        see(exercise);
        try {
            CompiledKey compiled = new KeyCompiler(compiler).compile(key, jars);
            return new Key(exercise, key, Optional.of(compiled));
        } catch (BrokenKeyException e) {
            return new Key(exercise, key, Optional.empty());
        }
    }

    /** A VM sees the libraries of one exercise at a time. */
    private void see(Exercise exercise) {
        try {
            List<Path> wanted =
                    libraries.jars(exercise.courseRoot(), exercise.libraries(), file -> {});
            if (!wanted.equals(jars)) {
                stop();
                jars = wanted;
            }
        } catch (LibraryException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Returns what javac says of sources, text by file name; empty if it accepts them. */
    public List<Compiled.JavacError> errors(Map<String, String> sources) {
        return compile(sources).errors();
    }

    private Compiled compile(Map<String, String> sources) {
        return compiler.compile(sources, jars);
    }

    /**
     * Compiles an answer and runs the hidden tests against it, in the order of their source.
     *
     * @param limit for the tests
     */
    public Verdict run(Key key, Map<String, String> answer, Duration limit) {
        return run(key, answer, NextTest.ALL, limit);
    }

    /** Does the same where it can only up to the first hidden test that fails. */
    public Verdict runUntilFailure(Key key, Map<String, String> answer, Duration limit) {
        return run(key, answer, NextTest.UNTIL_FAILURE, limit);
    }

    /**
     * Does the same where it can only with as many hidden tests as are needed for a verdict that is
     * as meant, and for a note that no other test would change.
     *
     * @param first the names of those that come first
     * @param asMeant told of a verdict in which some tests have not run
     */
    public Verdict runUntil(
            Key key,
            Map<String, String> answer,
            Set<String> first,
            Predicate<Verdict> asMeant,
            Duration limit) {
        return run(key, answer, NextTest.until(first, asMeant), limit);
    }

    private Verdict run(Key key, Map<String, String> answer, NextTest next, Duration limit) {
        String slug = key.exercise().slug();
        Compiled compiled = compile(answer);
        if (!compiled.successful()) {
            return new Verdict.DoesNotCompile(
                    slug, Duration.ZERO, CompileErrors.of(compiled.errors(), answer));
        }
        CompiledKey tests = key.compiled();
        List<SourceProblem> refused =
                AnswerRules.STRICT.problems(
                        compiled, tests.classes().keySet(), tests.permitted(), jars, answer);
        if (!refused.isEmpty()) {
            return new Verdict.Refused(slug, Duration.ZERO, refused);
        }
        Optional<CompiledKey> own = testsFor(tests, compiled, answer);
        if (own.isEmpty()) {
            return new Verdict.DoesNotCompile(
                    slug, Duration.ZERO, Mismatches.of(tests.requirements(), compiled, answer));
        }
        return run(key.exercise(), own.get(), compiled.classes(), next, limit);
    }

    /** Returns the tests as they fit the signatures of an answer; nothing where none do. */
    private Optional<CompiledKey> testsFor(
            CompiledKey tests, Compiled compiled, Map<String, String> answer) {
        return Mismatches.of(tests.requirements(), compiled, answer).isEmpty()
                ? Optional.of(tests)
                : OwnTests.of(compiler, tests, answer, jars);
    }

    /**
     * Returns the key with its tests compiled against an answer, where its signatures need that.
     */
    public Key fit(Key key, Map<String, String> answer) {
        return testsFor(key.compiled(), compile(answer), answer)
                .map(tests -> new Key(key.exercise(), key.source(), Optional.of(tests)))
                .orElse(key);
    }

    /** Runs each hidden test by itself against the reference, the last one first. */
    public Verdict runBackwards(Key key) {
        Exercise exercise = key.exercise();
        return run(
                exercise,
                key.compiled(),
                classes(key.source().reference()),
                NextTest.BACKWARDS,
                exercise.timeout().multipliedBy(2));
    }

    /**
     * Runs the hidden tests against classes, bytes by binary name; where it can, only up to the
     * first that fails.
     */
    public Verdict runClasses(Key key, Map<String, byte[]> classes, Duration limit) {
        return run(key.exercise(), key.compiled(), classes, NextTest.UNTIL_FAILURE, limit);
    }

    /** Returns the classes of an answer that compiles, bytes by binary name. */
    public Map<String, byte[]> classes(Map<String, String> answer) {
        return compile(answer).classes();
    }

    private Verdict run(
            Exercise exercise,
            CompiledKey tests,
            Map<String, byte[]> answer,
            NextTest next,
            Duration limit) {
        long begin = System.nanoTime();
        var job =
                new CheckJob(
                        0,
                        answer,
                        tests.classes(),
                        tests.testClasses(),
                        tests.methodOrder(),
                        PlainTests.of(tests));
        var judge = new Judge(exercise, tests, begin);
        var order =
                next == NextTest.BACKWARDS ? AuthorRuns.Order.BACKWARDS : AuthorRuns.Order.SOURCE;
        ToIntFunction<CheckRun> nextRow =
                soFar -> next.row(soFar, judge, answer.values()).orElse(-1);
        boolean fresh = !running(exercise);
        CheckRun run = attempt(exercise, job, order, nextRow, limit);
        if (run.plan().isEmpty() && run.end() instanceof CheckRun.End.Exited && !fresh) {
            // The one before it left the VM unusable.
            run = attempt(exercise, job, order, nextRow, limit);
        }
        return judge.verdict(run, answer.values());
    }

    private CheckRun attempt(
            Exercise exercise,
            CheckJob job,
            AuthorRuns.Order order,
            ToIntFunction<CheckRun> nextRow,
            Duration limit) {
        AtomicBoolean late = new AtomicBoolean();
        List<CheckEvent.PlannedTest> plan = new ArrayList<>();
        Map<Integer, CheckEvent.Finished> finished = new TreeMap<>();
        CheckRun.End end;
        try {
            ChildVm current = start(exercise);
            var deadline =
                    Deadline.set(
                            current,
                            limit,
                            timers,
                            () -> {
                                late.set(true);
                                current.destroy();
                            });
            try {
                DataOutputStream out = Objects.requireNonNull(commands);
                out.writeByte(order.ordinal());
                job.writeTo(out);
                end = follow(plan, finished, job.plain().isEmpty(), nextRow);
            } finally {
                deadline.cancel();
            }
        } catch (IOException e) {
            ChildVm ended = vm;
            if (late.get()) {
                end = new CheckRun.End.TimedOut();
            } else if (ended == null) {
                end = new CheckRun.End.NotStarted(String.valueOf(e.getMessage()));
            } else {
                end = new CheckRun.End.Exited(ended.exitCode().orElse(-1), "");
            }
            stop();
        }
        return new CheckRun(plan, finished, -1, end, "");
    }

    /**
     * Reads what the VM reports.
     *
     * @param byItself whether the VM chooses the tests; it asks for each if not
     */
    private CheckRun.End follow(
            List<CheckEvent.PlannedTest> plan,
            Map<Integer, CheckEvent.Finished> finished,
            boolean byItself,
            ToIntFunction<CheckRun> nextRow)
            throws IOException {
        DataInputStream in = Objects.requireNonNull(events);
        DataOutputStream out = Objects.requireNonNull(commands);
        while (true) {
            CheckEvent event = CheckEvent.readFrom(in);
            if (event instanceof CheckEvent.Planned planned) {
                plan.addAll(planned.tests());
            } else if (event instanceof CheckEvent.Finished ended) {
                finished.put(ended.row(), ended);
            } else if (event instanceof CheckEvent.Trouble trouble) {
                return new CheckRun.End.Trouble(trouble.reason());
            } else if (event instanceof CheckEvent.Done) {
                return new CheckRun.End.Complete();
            }
            if (!byItself && !(event instanceof CheckEvent.Started)) {
                var soFar = new CheckRun(plan, finished, -1, new CheckRun.End.Complete(), "");
                out.writeInt(nextRow.applyAsInt(soFar));
                out.flush();
            }
        }
    }

    private static String vmFor(Exercise exercise) {
        return exercise.vm().isEmpty() ? "" : exercise.slug();
    }

    private boolean running(Exercise exercise) {
        return vm != null && vmFor.equals(vmFor(exercise));
    }

    private ChildVm start(Exercise exercise) throws IOException {
        if (running(exercise)) {
            return Objects.requireNonNull(vm);
        }
        stop();
        vmFor = vmFor(exercise);
        var flags = new ArrayList<>(LabFlags.forJdk(jdk.feature()));
        flags.addAll(archive.flags());
        flags.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));
        flags.addAll(Agent.flagsFor(jars));
        flags.addAll(exercise.vm().isEmpty() ? List.of("-XX:+UseSerialGC") : exercise.vm());
        ChildVm started =
                ChildVm.start(
                        new VmCommand(
                                jdk,
                                flags,
                                CheckClassPath.of(installation),
                                Optional.empty(),
                                List.of(CheckMain.FOR_AN_AUTHOR),
                                Optional.empty()));
        Socket control = started.control(START);
        events = new DataInputStream(new BufferedInputStream(control.getInputStream(), 8192));
        commands =
                new DataOutputStream(new BufferedOutputStream(control.getOutputStream(), 1 << 16));
        CheckEvent.readFrom(events);
        vm = started;
        return started;
    }

    private void stop() {
        ChildVm running = vm;
        vm = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void close() {
        stop();
        timers.shutdownNow();
    }
}
