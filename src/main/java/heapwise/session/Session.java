package heapwise.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import heapwise.agent.ThrownLink;
import heapwise.session.Run.Reason;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session VM in which a learner's Java runs, through all the deaths that it may die.
 *
 * <p>One evaluation runs at a time; {@link #stop}, {@link #heap}, {@link #alive} and {@link #close}
 * may be called by any thread at any time.
 */
public final class Session implements AutoCloseable {

    private volatile SessionSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final History history = new History();
    private final LearnersNames names = new LearnersNames();
    private final Evaluator evaluator;
    private final AtomicReference<@Nullable Engine> heir = new AtomicReference<>();
    private volatile Engine engine;
    private volatile @Nullable HeapGauge gauge;
    private volatile boolean closed;

    private Session(SessionSettings settings) {
        this.settings = settings;
        this.evaluator = new Evaluator(settings, history, names, this::startHeir);
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
     * Begins to build the compiler that the next {@link #start} will find on its way, for who knows
     * that there will be a session but not yet with which settings.
     */
    public static void prebuildCompiler() {
        Shell.prebuild();
    }

    /**
     * Makes the archive from which session VMs start in half the time.
     *
     * @param jdk what the session VMs run on
     * @throws IOException if it cannot be made; everything works without
     */
    public static void makeArchive(Installation installation, Jdk jdk) throws IOException {
        SessionVm.archive(installation, jdk).make("heapwise.agent.SessionTraining");
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private Engine newEngine() {
        try {
            return Engine.start(settings, names);
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

    /**
     * Starts the VM that follows when this one dies, so that a restart need not wait for it; for
     * who has the time. Where two VMs with these flags would be in each other's way, only the
     * compiler is made ready.
     */
    public void prepareRestart() {
        if (!settings.bearsTwin()) {
            Shell.prebuild();
            return;
        }
        startHeir();
        Engine next = heir.get();
        if (next != null) {
            next.rehearse();
        }
    }

    private void startHeir() {
        try {
            if (!closed && heir.get() == null) {
                Engine next = Engine.start(settings, names);
                if (!heir.compareAndSet(null, next)) {
                    next.close();
                } else if (closed) {
                    closeHeir();
                }
            }
        } catch (IOException e) {
            // The restart will say so.
        }
    }

    private void closeHeir() {
        Engine waiting = heir.getAndSet(null);
        if (waiting != null) {
            waiting.close();
        }
    }

    /** Returns what it was started with. */
    public SessionSettings settings() {
        return settings;
    }

    /**
     * Says how the lab draws from the next evaluation on, in this VM and in those that follow it.
     *
     * @param properties as those of {@link SessionSettings}
     */
    public void draw(Map<String, String> properties) {
        settings = settings.withProperties(properties);
        engine.draw(properties);
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
                    EvaluationOutput printed = new EvaluationOutput(names, output);
                    return evaluator.evaluate(engine, label, source, timeout, printed);
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

    /**
     * Evaluates an expression quietly: it is not replayed, leaves no variable, and what it prints
     * is lost.
     */
    public Outcome ask(String expression, Duration timeout) {
        return locked(
                () -> {
                    restartIfDead();
                    return evaluator.ask(engine, expression, timeout);
                });
    }

    /** Stops what runs now; does nothing where nothing runs. Returns at once. */
    public void stop() {
        evaluator.end(Reason.STOPPED);
    }

    /**
     * Starts a new VM and evaluates in it, silently, all that has been evaluated in this session,
     * without what ended a VM or had to be stopped.
     */
    public ReplayResult restart() {
        return locked(this::rebuild);
    }

    /** Forgets the learner's last own line, and rebuilds the session without it. */
    public ReplayResult undo() {
        return locked(
                () -> {
                    history.forgetLastOwnLine();
                    return rebuild();
                });
    }

    private ReplayResult rebuild() {
        long start = System.nanoTime();
        while (true) {
            List<ReplayResult.Difference> differences = new ArrayList<>();
            Optional<History.Entry> fatal = replay(differences);
            if (fatal.isEmpty() || closed) {
                return new ReplayResult(
                        history.entries().size(),
                        history.takeLeftOut(),
                        differences,
                        Duration.ofNanos(System.nanoTime() - start));
            }
            if (engine.remote().endedBeside()) {
                history.leaveOutWhatEndedTheVm();
            } else {
                history.leaveOut(fatal.get());
            }
        }
    }

    /**
     * Evaluates everything again in a new VM.
     *
     * @param differences takes what was not the same
     * @return what was evaluated when the new VM ended, too
     */
    private Optional<History.Entry> replay(List<ReplayResult.Difference> differences) {
        engine.close();
        Engine waiting = heir.getAndSet(null);
        Engine next = waiting != null && waiting.alive() ? waiting : newEngine();
        next.draw(settings.properties());
        engine = listenedTo(next);
        gauge = null;
        names.clear();
        for (History.Entry entry : history.entries()) {
            evaluator.replay(entry, next).ifPresent(differences::add);
            if (!next.alive()) {
                return next.remote().started() ? Optional.of(entry) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Returns ways to go on at the cursor; none while an evaluation runs. */
    public List<Suggestion> complete(String source, int cursor) {
        return unlessBusy(List.of(), () -> CodeAssist.complete(engine, source, cursor));
    }

    /** Returns the signatures and the documentation of what is at the cursor. */
    public Optional<String> documentation(String source, int cursor) {
        return unlessBusy(Optional.empty(), () -> CodeAssist.documentation(engine, source, cursor));
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
        return CodeAssist.completeness(source, engine::analysis);
    }

    /** Returns the names in a source, which need not compile; none while an evaluation runs. */
    public SourceNames names(String source) {
        return unlessBusy(
                new SourceNames(Set.of(), Set.of(), true),
                () -> SourceNames.of(source, engine::analysis));
    }

    /** Returns the variables, with the values they have now; none while an evaluation runs. */
    public List<Variable> variables() {
        return unlessBusy(List.of(), () -> CodeAssist.variables(engine));
    }

    /**
     * Returns the names of the variables; none while an evaluation runs. Unlike {@link #variables},
     * it asks the VM nothing and runs no {@code toString}. In the order in which they were
     * declared.
     */
    public Set<String> variableNames() {
        return unlessBusy(Set.of(), () -> CodeAssist.variableNames(engine));
    }

    /** Returns the methods, each as {@code int twice(int)}; none while an evaluation runs. */
    public List<String> methods() {
        return unlessBusy(List.of(), () -> CodeAssist.methods(engine));
    }

    /** Returns the types, each as {@code record Point}; none while an evaluation runs. */
    public List<String> types() {
        return unlessBusy(List.of(), () -> CodeAssist.types(engine));
    }

    /** Returns the imports, each as it would be typed; none while an evaluation runs. */
    public List<String> imports() {
        return unlessBusy(List.of(), engine::imports);
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
        boolean first = !closed;
        closed = true;
        if (first) {
            leave();
        }
        evaluator.close();
        engine.close();
        closeHeir();
    }

    /** A VM is killed, for which nobody waits, but where shutdown hooks may have a last word. */
    private void leave() {
        if (lock.tryLock()) {
            try {
                if (engine.alive() && history.mentions("addShutdownHook")) {
                    evaluator.leave(engine);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private final class Listener implements RemoteVm.Listener {

        private final Engine speaker;

        Listener(Engine speaker) {
            this.speaker = speaker;
        }

        @Override
        public void printed(byte[] bytes) {
            if (speaker == engine) {
                evaluator.printed(bytes);
            }
        }

        @Override
        public void leftOut(long lines, long bytes, String last) {
            if (speaker == engine) {
                evaluator.leftOut(lines, bytes, last);
            }
        }

        @Override
        public void printedAside(String thread, byte[] bytes) {
            if (speaker == engine) {
                evaluator.printedAside(thread, bytes);
            }
        }

        @Override
        public void died(String thread, List<ThrownLink> thrown) {
            if (speaker == engine) {
                evaluator.died(thread, thrown, speaker::thrown);
            }
        }

        @Override
        public void inputWanted() {
            if (settings.input() == LineSource.NONE) {
                evaluator.noInput();
            }
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
                if (evaluator.isIdle() && !speaker.isClosed() && !closed) {
                    Session.daemon(this::tellEnd, "end of a session VM").start();
                }
                startHeir();
            }
        }

        /** Nobody's line has ended the VM: what went on beside them has, and is not begun again. */
        private void tellEnd() {
            Outcome how = speaker.ending();
            locked(
                    () -> {
                        evaluator.ended(how, history.leaveOutWhatEndedTheVm());
                        return how;
                    });
        }
    }
}
