package heapwise.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import heapwise.session.Run.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * A session VM in which a learner's Java runs, through all the deaths that it may die.
 *
 * <p>One evaluation runs at a time; {@link #stop}, {@link #heap}, {@link #alive} and {@link #close}
 * may be called by any thread at any time.
 */
public final class Session implements AutoCloseable {

    /** What a VM must be able to do after it ran out of memory, to go on with it. */
    private static final String HEALTH_CHECK = "new byte[100_000].length";

    private static final Pattern LOGS = Pattern.compile("-Xlog.*|-verbose.*|-XX:\\+(Print|Log).*");
    private static final long LOG_MILLIS = 30;
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(2);

    private final SessionSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final History history = new History();
    private final ScheduledThreadPoolExecutor clock;
    private final AtomicReference<@Nullable Engine> heir = new AtomicReference<>();
    private volatile Engine engine;
    private volatile @Nullable Run run;
    private volatile @Nullable Transcript transcript;
    private volatile @Nullable HeapGauge gauge;
    private volatile boolean closed;

    private Session(SessionSettings settings) {
        this.settings = settings;
        this.clock = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "session clock"));
        clock.setRemoveOnCancelPolicy(true);
        this.engine = listenedTo(newEngine());
    }

    /**
     * Returns at once: the VM and the compiler start in the background, and the first evaluation
     * waits for them.
     *
     * @throws IllegalStateException where the JDK's java command cannot be run
     */
    public static Session start(SessionSettings settings) {
        return new Session(settings);
    }

    /**
     * Starts a VM and a compiler that the next {@link #start} with the same flags, JDK and
     * directory will find ready. There is one at most; {@link #closePrestarted} ends it.
     */
    public static void prestart(SessionSettings settings) {
        Engines.prestart(settings);
    }

    /** Ends the VM that was started ahead and not taken, if there is one. */
    public static void closePrestarted() {
        Engines.closeSpare();
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private Engine newEngine() {
        try {
            return Engines.start(settings);
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Engine listenedTo(Engine fresh) {
        Listener listener = new Listener(fresh);
        fresh.remote().listen(listener);
        // What the VM itself writes, such as a GC log.
        fresh.remote().vm().stdout().listen(listener::printed);
        return fresh;
    }

    /** Starts the next VM while this one still dies. */
    private void startHeir() {
        try {
            if (!closed && heir.get() == null) {
                Engine next = Engine.start(settings);
                if (!heir.compareAndSet(null, next) || closed) {
                    next.close();
                }
            }
        } catch (IOException e) {
            // The restart will say so.
        }
    }

    /** Returns what it was started with. */
    public SessionSettings settings() {
        return settings;
    }

    /**
     * Evaluates a source of one or more snippets; stops at the first that does not end well.
     *
     * <p>A session whose VM has died is restarted first.
     *
     * @param label names the source in stack traces, such as {@code #4} for cell 4
     * @param timeout for what runs in the VM, which need not be up yet
     * @param output gets what is printed and shown, as it comes, on any thread
     */
    public Evaluation eval(String label, String source, Duration timeout, Consumer<String> output) {
        return locked(
                () -> {
                    restartIfDead();
                    return evaluate(label, source, timeout, new Transcript(output));
                });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void restartIfDead() {
        if (!alive() && !closed) {
            rebuild();
        }
    }

    private Evaluation evaluate(String label, String source, Duration timeout, Transcript printed) {
        long start = System.nanoTime();
        Engine current = engine;
        List<Outcome> outcomes = new ArrayList<>();
        Map<Snippet, Snippets.Part> made = new LinkedHashMap<>();
        running(
                timeout,
                printed,
                current,
                now -> {
                    for (Snippets.Part part : parts(source, current, outcomes)) {
                        int mark = printed.length();
                        List<Outcome> these =
                                evaluate(label, source, part, true, now, printed, made);
                        outcomes.addAll(these);
                        history.add(
                                label, source, part, these, printed.since(mark), current.alive());
                        if (!these.stream().allMatch(Session::goesOn)) {
                            return;
                        }
                    }
                });
        awaitLog();
        if (current.alive() && outcomes.stream().allMatch(Session::goesOn)) {
            complain(current.unresolved(made, source), made, outcomes, printed);
        }
        if (outcomes.isEmpty()) {
            outcomes.add(new Outcome.Void());
        }
        endIfExhausted(outcomes, current);
        if (current.alive() && outcomes.stream().anyMatch(Session::breaksCompiler)) {
            rebuild();
        }
        return new Evaluation(
                label,
                source,
                outcomes,
                printed.close(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /** A VM's own log comes on another way than what snippets print, and a moment later. */
    private void awaitLog() {
        if (settings.vmFlags().stream().anyMatch(LOGS.asMatchPredicate())) {
            try {
                Thread.sleep(LOG_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static List<Snippets.Part> parts(
            String source, Engine current, List<Outcome> outcomes) {
        try {
            List<Snippets.Part> parts = Snippets.of(source, current.analysis());
            return parts;
        } catch (StackOverflowError e) {
            outcomes.add(Engine.tooDeep(source, 0));
            return List.of();
        }
    }

    private static boolean goesOn(Outcome outcome) {
        return outcome instanceof Outcome.Value || outcome instanceof Outcome.Void;
    }

    private static void complain(
            List<Engine.Unresolved> lacking,
            Map<Snippet, Snippets.Part> made,
            List<Outcome> outcomes,
            Transcript printed) {
        for (Engine.Unresolved one : lacking) {
            if (one.errors().isEmpty()) {
                printed.show(
                        "%s can be used once there is %s"
                                .formatted(one.name(), String.join(" and ", one.missing())));
            } else {
                int at = List.copyOf(made.keySet()).indexOf(one.snippet());
                outcomes.subList(at, outcomes.size()).clear();
                outcomes.add(new Outcome.CompileError(one.errors()));
                return;
            }
        }
    }

    /**
     * Returns whether the compiler is of no more use after this: a class that is too large for the
     * class file format stays in javac's queue and fails again beside whatever comes next.
     */
    private static boolean breaksCompiler(Outcome outcome) {
        return outcome instanceof Outcome.CompileError error
                && error.diagnostics().stream()
                        .anyMatch(
                                d ->
                                        d.code().startsWith("compiler.err.limit")
                                                || d.code().equals(Engine.TOO_DEEP));
    }

    /** A VM may live on after it ran out of memory and still be of no use: then it is ended. */
    private void endIfExhausted(List<Outcome> outcomes, Engine current) {
        boolean ranOut = outcomes.stream().anyMatch(Outcome.OutOfMemory.class::isInstance);
        if (ranOut
                && current.alive()
                && !(ask(HEALTH_CHECK, HEALTH_LIMIT, current) instanceof Outcome.Value)) {
            history.leaveOutLast();
            current.kill();
        }
    }

    private List<Outcome> evaluate(
            String label,
            String source,
            Snippets.Part part,
            boolean keep,
            Run now,
            Transcript printed,
            Map<Snippet, Snippets.Part> made) {
        Engine current = now.engine();
        List<Outcome> outcomes = new ArrayList<>();
        for (Engine.Result result :
                current.evaluate(label, source, part, keep, now::aborted, made)) {
            outcomes.add(result.outcome());
            long dropped =
                    current.remote().lastInvocation().map(RemoteVm.Invocation::dropped).orElse(0L);
            if (dropped > 0) {
                printed.show("… %,d more bytes were printed, not shown".formatted(dropped));
            }
            if (result.shown() && result.outcome() instanceof Outcome.Value value) {
                printed.show(value.rendered());
            }
        }
        return outcomes;
    }

    private void running(Duration timeout, Transcript printed, Engine current, Consumer<Run> work) {
        Run now = new Run(timeout, current);
        transcript = printed;
        run = now;
        ScheduledFuture<?> deadline = null;
        try {
            current.remote().awaitReady();
            current.shell();
            deadline =
                    clock.schedule(
                            () -> now.end(Reason.TIMED_OUT, this::startHeir),
                            timeout.toMillis(),
                            TimeUnit.MILLISECONDS);
            work.accept(now);
        } finally {
            now.done();
            if (deadline != null) {
                deadline.cancel(false);
            }
            run = null;
            transcript = null;
        }
    }

    /**
     * Evaluates an expression quietly: it is not replayed, leaves no variable, and what it prints
     * is lost.
     */
    public Outcome ask(String expression, Duration timeout) {
        return locked(
                () -> {
                    restartIfDead();
                    return ask(expression, timeout, engine);
                });
    }

    private Outcome ask(String expression, Duration timeout, Engine current) {
        Transcript quiet = new Transcript(text -> {});
        List<Outcome> outcomes = new ArrayList<>();
        Snippets.Part part = new Snippets.Part(expression, 0);
        running(
                timeout,
                quiet,
                current,
                now ->
                        outcomes.addAll(
                                evaluate(
                                        "question",
                                        expression,
                                        part,
                                        false,
                                        now,
                                        quiet,
                                        new LinkedHashMap<>())));
        return outcomes.isEmpty() ? new Outcome.Void() : outcomes.get(outcomes.size() - 1);
    }

    /** Stops what runs now; does nothing where nothing runs. Returns at once. */
    public void stop() {
        Run now = run;
        if (now != null) {
            now.end(Reason.STOPPED, this::startHeir);
        }
    }

    /**
     * Starts a new VM and evaluates in it, silently, all that has been evaluated in this session,
     * without what ended a VM or had to be stopped.
     */
    public Replay restart() {
        return locked(this::rebuild);
    }

    /** Forgets the learner's last own line, and rebuilds the session without it. */
    public Replay undo() {
        return locked(
                () -> {
                    history.forgetLastOwnLine();
                    return rebuild();
                });
    }

    private Replay rebuild() {
        long start = System.nanoTime();
        engine.close();
        Engine waiting = heir.getAndSet(null);
        Engine next = waiting != null && waiting.alive() ? waiting : newEngine();
        engine = listenedTo(next);
        gauge = null;
        List<Replay.Difference> differences = new ArrayList<>();
        int replayed = 0;
        for (History.Entry entry : history.entries()) {
            replay(entry, next).ifPresent(differences::add);
            replayed++;
            if (!next.alive()) {
                break;
            }
        }
        return new Replay(
                replayed,
                history.takeLeftOut(),
                differences,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private Optional<Replay.Difference> replay(History.Entry entry, Engine next) {
        Transcript quiet = new Transcript(text -> {});
        List<Outcome> outcomes = new ArrayList<>();
        running(
                History.LIMIT,
                quiet,
                next,
                now ->
                        outcomes.addAll(
                                evaluate(
                                        entry.label(),
                                        entry.source(),
                                        entry.part(),
                                        true,
                                        now,
                                        quiet,
                                        new LinkedHashMap<>())));
        return entry.difference(outcomes, quiet.close());
    }

    /** Returns ways to go on at the cursor; none while an evaluation runs. */
    public List<Suggestion> complete(String source, int cursor) {
        return unlessBusy(List.of(), () -> Prompt.complete(engine, source, cursor));
    }

    /** Returns the signatures and the documentation of what is at the cursor. */
    public Optional<String> documentation(String source, int cursor) {
        return unlessBusy(Optional.empty(), () -> Prompt.documentation(engine, source, cursor));
    }

    private <T> T unlessBusy(T otherwise, Supplier<T> work) {
        if (!lock.tryLock()) {
            return otherwise;
        }
        try {
            return alive() ? work.get() : otherwise;
        } catch (IllegalStateException e) {
            // It has died meanwhile.
            return otherwise;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the source can be evaluated as it stands. */
    public Completeness completeness(String source) {
        return Prompt.completeness(engine, source);
    }

    /** Returns the variables, with the values they have now; none while an evaluation runs. */
    public List<Variable> variables() {
        return unlessBusy(List.of(), () -> Prompt.variables(engine));
    }

    /** Returns the methods, each as {@code int twice(int)}; none while an evaluation runs. */
    public List<String> methods() {
        return unlessBusy(List.of(), () -> Prompt.methods(engine));
    }

    /** Returns the types, each as {@code record Point}; none while an evaluation runs. */
    public List<String> types() {
        return unlessBusy(List.of(), () -> Prompt.types(engine));
    }

    /**
     * Returns how full the heap was when last asked, and asks again; never waits. Nothing is known
     * at first, and while the VM is not up.
     */
    public Optional<HeapGauge> heap() {
        Engine current = engine;
        if (current.remote().started() && current.alive()) {
            current.remote().gauge().thenAccept(now -> gauge = now);
        }
        return Optional.ofNullable(gauge);
    }

    /** Returns whether the VM runs, or is on its way up. */
    public boolean alive() {
        return !closed && engine.alive();
    }

    /** Ends the VM with all that it has started. */
    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        engine.close();
        Engine waiting = heir.getAndSet(null);
        if (waiting != null) {
            waiting.close();
        }
    }

    private final class Listener implements RemoteVm.Listener {

        private final Engine speaker;

        Listener(Engine speaker) {
            this.speaker = speaker;
        }

        @Override
        public void printed(byte[] bytes) {
            Transcript now = transcript;
            if (now != null && speaker == engine) {
                now.print(bytes);
            }
        }

        @Override
        public void inputWanted() {
            daemon(() -> feed(speaker.remote()), "input of the session").start();
        }

        private void feed(RemoteVm remote) {
            try {
                Optional<String> line = settings.input().nextLine();
                remote.input(line.map(l -> (l + "\n").getBytes(UTF_8)).orElse(new byte[0]));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void lost() {
            if (speaker == engine) {
                startHeir();
            }
        }
    }
}
