package heapwise.check;

import heapwise.agent.AuthorMain;
import heapwise.agent.CheckEvent;
import heapwise.agent.CheckJob;
import heapwise.check.key.BrokenKeyException;
import heapwise.check.key.CompiledKey;
import heapwise.check.key.KeyCompiler;
import heapwise.check.key.Note;
import heapwise.check.key.OwnTests;
import heapwise.check.rules.AnswerRules;
import heapwise.check.rules.Mismatches;
import heapwise.check.run.CheckClassPath;
import heapwise.check.run.PlainTests;
import heapwise.check.source.Compiled;
import heapwise.check.source.Compiler;
import heapwise.check.source.SourceCompiler;
import heapwise.check.source.SourceProblem;
import heapwise.check.verdict.Evidence;
import heapwise.check.verdict.Failing;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.AnswerKey;
import heapwise.vm.ChildVm;
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
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Tries many answers of an author, one after another, in one VM: what {@code verify} needs some
 * hundred times. Each has a class loader of its own. A VM that an answer has ended, blocked or left
 * threads in is replaced by itself. Not for a learner's answer, which might lie, and not for use by
 * several threads at once.
 */
public final class AuthorRunner implements AutoCloseable {

    /**
     * A key that was compiled for this runner.
     *
     * @param problem what its author has to repair; the other parts are empty then
     */
    public record Key(AnswerKey source, Optional<Problem> problem, CompiledTests tests) {}

    /** What is wrong with a key, and the fix. */
    public record Problem(String what, String fix) {}

    /** Hidden tests as classes. */
    public static final class CompiledTests {
        private final @Nullable CompiledKey key;

        private CompiledTests(@Nullable CompiledKey key) {
            this.key = key;
        }

        private CompiledKey key() {
            if (key == null) {
                throw new IllegalStateException("the key has a problem, and no tests to run");
            }
            return key;
        }
    }

    private static final Duration START = Duration.ofSeconds(30);

    /** An exercise has no more answers than this that are tried again, repeated or backwards. */
    private static final int REMEMBERED = 8;

    private final Map<Map<String, String>, Compiled> compiled =
            new LinkedHashMap<>(2 * REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Map<String, String>, Compiled> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private final Installation installation;
    private final Jdk jdk;
    private final List<String> vmFlags;
    private final Compiler compiler;
    private final ScheduledExecutorService timers;

    private @Nullable ChildVm vm;
    private @Nullable DataInputStream events;
    private @Nullable DataOutputStream commands;

    /** Makes a runner; its VM starts with the first answer. */
    public AuthorRunner(Installation installation, Jdk jdk, List<String> vmFlags) {
        this.installation = installation;
        this.jdk = jdk;
        this.vmFlags = List.copyOf(vmFlags);
        this.compiler = new SourceCompiler(CheckClassPath.of(installation), jdk.feature());
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

    /** Compiles the hidden tests of a key. */
    public Key prepare(AnswerKey key) {
        try {
            CompiledKey compiled = new KeyCompiler(compiler).compile(key);
            return new Key(key, Optional.empty(), new CompiledTests(compiled));
        } catch (BrokenKeyException e) {
            Problem problem = new Problem(String.valueOf(e.getMessage()), e.fix());
            return new Key(key, Optional.of(problem), new CompiledTests(null));
        }
    }

    /** Returns what each hidden test, {@code Class#method}, says that it holds of the task. */
    public static Map<String, List<String>> held(Key key) {
        Map<String, List<String>> held = new LinkedHashMap<>();
        key.tests().key().testMethods().forEach(test -> held.put(test.id(), test.holds()));
        return held;
    }

    /** Returns what javac says of sources, text by file name; empty if it accepts them. */
    public List<Trial.Error> errors(Map<String, String> sources) {
        return errors(compile(sources));
    }

    /** What runs again, repeated or backwards, is compiled once. */
    private Compiled compile(Map<String, String> sources) {
        return compiled.computeIfAbsent(Map.copyOf(sources), compiler::compile);
    }

    private static List<Trial.Error> errors(Compiled compiled) {
        return compiled.errors().stream()
                .map(e -> new Trial.Error(e.file(), e.line(), e.message()))
                .toList();
    }

    /** Compiles an answer and runs the hidden tests against it, in the order of their source. */
    public Trial run(Key key, Map<String, String> answer, Duration limit) {
        Compiled compiled = compile(answer);
        if (!compiled.successful()) {
            return new Trial.DoesNotCompile(errors(compiled));
        }
        CompiledKey tests = key.tests().key();
        List<SourceProblem> refused =
                AnswerRules.STRICT.problems(
                        compiled, tests.classes().keySet(), tests.permitted(), answer);
        if (!refused.isEmpty()) {
            SourceProblem first = refused.get(0);
            return new Trial.Died(
                    "it is refused: %s:%d: %s"
                            .formatted(first.file(), first.line(), first.message()));
        }
        List<SourceProblem> mismatches = Mismatches.of(tests.requirements(), compiled, answer);
        Optional<CompiledKey> own =
                mismatches.isEmpty() ? Optional.of(tests) : OwnTests.of(compiler, tests, answer);
        if (own.isEmpty()) {
            return new Trial.DoesNotCompile(
                    mismatches.stream()
                            .map(p -> new Trial.Error(p.file(), p.line(), p.message()))
                            .toList());
        }
        return run(own.get(), compiled.classes(), AuthorMain.Order.SOURCE, limit);
    }

    /** Runs each hidden test by itself against the reference, the last one first. */
    public Trial runBackwards(Key key, Duration limit) {
        return run(key.tests().key(), reference(key), AuthorMain.Order.BACKWARDS, limit);
    }

    /**
     * Runs the hidden tests against classes, bytes by binary name; where it can, only up to the
     * first that fails.
     */
    public Trial runClasses(Key key, Map<String, byte[]> classes, Duration limit) {
        boolean plain = !PlainTests.of(key.tests().key()).isEmpty();
        AuthorMain.Order order = plain ? AuthorMain.Order.UNTIL_FAILURE : AuthorMain.Order.SOURCE;
        return run(key.tests().key(), classes, order, limit);
    }

    private Map<String, byte[]> reference(Key key) {
        return classes(key.source().reference());
    }

    /** Returns the classes of an answer that compiles, bytes by binary name. */
    public Map<String, byte[]> classes(Map<String, String> answer) {
        return compile(answer).classes();
    }

    private Trial run(
            CompiledKey tests, Map<String, byte[]> answer, AuthorMain.Order order, Duration limit) {
        var job =
                new CheckJob(
                        0,
                        answer,
                        tests.classes(),
                        tests.testClasses(),
                        tests.methodOrder(),
                        order == AuthorMain.Order.UNTIL_FAILURE
                                ? PlainTests.of(tests)
                                : List.of()); // by JUnit itself: a check must agree with it
        boolean fresh = vm == null;
        Optional<Trial> trial = attempt(job, order, limit);
        if (trial.isEmpty() && !fresh) {
            trial = attempt(job, order, limit);
        }
        return annotated(
                trial.orElseGet(() -> new Trial.Died("the VM ended before any test ran")),
                tests.notes(),
                answer);
    }

    /** Adds the key's note on the mistake, as a check does. */
    private static Trial annotated(Trial trial, List<Note> notes, Map<String, byte[]> answer) {
        if (trial instanceof Trial.Failed failed) {
            List<Verdict.TestResult> tests =
                    failed.rows().stream().map(AuthorRunner::result).toList();
            return new Trial.Failed(failed.rows(), note(notes, tests, "", answer));
        }
        return trial instanceof Trial.Died died
                ? new Trial.Died(died.reason(), note(notes, List.of(), died.reason(), answer))
                : trial;
    }

    private static Optional<String> note(
            List<Note> notes,
            List<Verdict.TestResult> tests,
            String reason,
            Map<String, byte[]> answer) {
        return Failing.of(tests, reason, answer.values()).note(notes);
    }

    private static Verdict.TestResult result(Trial.Row row) {
        return new Verdict.TestResult(
                row.name(),
                row.passed() ? Verdict.TestResult.Status.PASSED : Verdict.TestResult.Status.FAILED,
                row.why(),
                Optional.empty());
    }

    /** Returns nothing if the VM was gone before it took the job. */
    private Optional<Trial> attempt(CheckJob job, AuthorMain.Order order, Duration limit) {
        AtomicBoolean late = new AtomicBoolean();
        List<CheckEvent.PlannedTest> plan = new ArrayList<>();
        Map<Integer, CheckEvent.Finished> finished = new TreeMap<>();
        try {
            ChildVm current = start();
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
                return Optional.of(follow(plan, finished));
            } finally {
                deadline.cancel();
            }
        } catch (IOException e) {
            boolean began = !plan.isEmpty();
            Trial died =
                    new Trial.Died(
                            late.get()
                                    ? "it was not done after %d s".formatted(limit.toSeconds())
                                    : vm == null
                                            ? "the VM does not start: " + e.getMessage()
                                            : "it ended the VM");
            boolean started = vm != null;
            stop();
            return began || late.get() || !started ? Optional.of(died) : Optional.empty();
        }
    }

    private Trial follow(
            List<CheckEvent.PlannedTest> plan, Map<Integer, CheckEvent.Finished> finished)
            throws IOException {
        DataInputStream in = Objects.requireNonNull(events);
        while (true) {
            CheckEvent event = CheckEvent.readFrom(in);
            if (event instanceof CheckEvent.Planned planned) {
                plan.addAll(planned.tests());
            } else if (event instanceof CheckEvent.Finished end) {
                finished.put(end.row(), end);
            } else if (event instanceof CheckEvent.Trouble trouble) {
                return new Trial.Died(trouble.reason());
            } else if (event instanceof CheckEvent.Done) {
                return judge(plan, finished);
            }
        }
    }

    private static Trial judge(
            List<CheckEvent.PlannedTest> plan, Map<Integer, CheckEvent.Finished> finished) {
        List<Trial.Row> rows = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            CheckEvent.Finished end = finished.get(i);
            boolean passed = end != null && end.ending() == CheckEvent.Ending.PASSED;
            String why =
                    passed || end == null
                            ? passed ? "" : "it did not run"
                            : Evidence.message(end.failures());
            rows.add(new Trial.Row(plan.get(i).method(), plan.get(i).name(), passed, why));
        }
        boolean all = !rows.isEmpty() && rows.stream().allMatch(Trial.Row::passed);
        return all ? new Trial.Passed(rows) : new Trial.Failed(rows, Optional.empty());
    }

    private ChildVm start() throws IOException {
        ChildVm running = vm;
        if (running != null) {
            return running;
        }
        var flags = new ArrayList<>(installation.agentFlags(jdk));
        flags.add("-XX:TieredStopAtLevel=1");
        flags.addAll(vmFlags);
        ChildVm started =
                ChildVm.start(
                        new VmCommand(
                                jdk,
                                flags,
                                CheckClassPath.of(installation),
                                Optional.of(AuthorMain.class.getName()),
                                Optional.<Path>empty()));
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
        compiler.close();
    }
}
