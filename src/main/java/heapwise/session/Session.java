package heapwise.session;

import heapwise.session.Run.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/**
 * A session VM in which a learner's Java runs, through all the deaths that it may die.
 *
 * <p>One evaluation runs at a time; {@link #stop}, {@link #heap}, {@link #alive} and {@link #close}
 * may be called by any thread at any time.
 */
public final class Session implements AutoCloseable {

    private final SessionSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final History history = new History();
    private final ScheduledThreadPoolExecutor clock;
    private volatile Engine engine;
    private volatile @Nullable Run run;
    private volatile @Nullable Transcript transcript;
    private volatile @Nullable HeapGauge gauge;
    private volatile boolean closed;

    private Session(SessionSettings settings) {
        this.settings = settings;
        this.clock =
                new ScheduledThreadPoolExecutor(
                        1,
                        work -> {
                            Thread thread = new Thread(work, "session clock");
                            thread.setDaemon(true);
                            return thread;
                        });
        clock.setRemoveOnCancelPolicy(true);
        this.engine = newEngine();
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

    private Engine newEngine() {
        try {
            return Engine.start(settings, new Listener());
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
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
        lock.lock();
        try {
            if (!alive() && !closed) {
                restart();
            }
            return evaluate(label, source, timeout, new Transcript(output));
        } finally {
            lock.unlock();
        }
    }

    private Evaluation evaluate(String label, String source, Duration timeout, Transcript printed) {
        long start = System.nanoTime();
        Engine current = engine;
        List<Outcome> outcomes = new ArrayList<>();
        running(
                timeout,
                printed,
                current,
                now -> {
                    for (Snippets.Part part : Snippets.of(source, current.analysis())) {
                        int mark = printed.length();
                        List<Outcome> these =
                                evaluate(label, source, part, true, current, now, printed);
                        outcomes.addAll(these);
                        history.add(label, source, part, these, printed.since(mark));
                        if (!these.stream().allMatch(Session::goesOn)) {
                            return;
                        }
                    }
                });
        if (outcomes.isEmpty()) {
            outcomes.add(new Outcome.Void());
        }
        return new Evaluation(
                label,
                source,
                outcomes,
                printed.close(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private List<Outcome> evaluate(
            String label,
            String source,
            Snippets.Part part,
            boolean keep,
            Engine current,
            Run now,
            Transcript printed) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Engine.Result result : current.evaluate(label, source, part, keep, now::aborted)) {
            outcomes.add(result.outcome());
            long dropped =
                    current.remote().lastInvocation().map(RemoteVm.Invocation::dropped).orElse(0L);
            if (dropped > 0) {
                printed.note("… %,d more bytes were printed, not shown".formatted(dropped));
            }
            if (result.shown() && result.outcome() instanceof Outcome.Value value) {
                printed.show(value.rendered());
            }
        }
        return outcomes;
    }

    private static boolean goesOn(Outcome outcome) {
        return outcome instanceof Outcome.Value || outcome instanceof Outcome.Void;
    }

    private void running(Duration timeout, Transcript printed, Engine current, Consumer<Run> work) {
        Run now = new Run(timeout);
        transcript = printed;
        run = now;
        ScheduledFuture<?> deadline = null;
        try {
            current.remote().awaitReady();
            deadline =
                    clock.schedule(
                            () -> now.end(Reason.TIMED_OUT, current),
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
        lock.lock();
        try {
            if (!alive() && !closed) {
                restart();
            }
            Transcript quiet = new Transcript(text -> {});
            Engine current = engine;
            List<Outcome> outcomes = new ArrayList<>();
            running(
                    timeout,
                    quiet,
                    current,
                    now ->
                            outcomes.addAll(
                                    evaluate(
                                            "question",
                                            expression,
                                            new Snippets.Part(expression, 0),
                                            false,
                                            current,
                                            now,
                                            quiet)));
            return outcomes.isEmpty() ? new Outcome.Void() : outcomes.get(outcomes.size() - 1);
        } finally {
            lock.unlock();
        }
    }

    /** Stops what runs now; does nothing where nothing runs. Returns at once. */
    public void stop() {
        Run now = run;
        if (now != null) {
            now.end(Reason.STOPPED, engine);
        }
    }

    /**
     * Starts a new VM and evaluates in it, silently, all that has been evaluated in this session,
     * without what ended a VM or had to be stopped.
     */
    public Replay restart() {
        lock.lock();
        try {
            return rebuild();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the learner's last own line, and rebuilds the session without it. */
    public Replay undo() {
        lock.lock();
        try {
            history.forgetLastOwnLine();
            return rebuild();
        } finally {
            lock.unlock();
        }
    }

    private Replay rebuild() {
        long start = System.nanoTime();
        engine.close();
        Engine current = newEngine();
        engine = current;
        List<Replay.Difference> differences = new ArrayList<>();
        List<String> leftOut = history.takeLeftOut();
        int replayed = 0;
        for (History.Entry entry : history.entries()) {
            Transcript quiet = new Transcript(text -> {});
            List<Outcome> outcomes = new ArrayList<>();
            running(
                    History.LIMIT,
                    quiet,
                    current,
                    now ->
                            outcomes.addAll(
                                    evaluate(
                                            entry.label(),
                                            entry.source(),
                                            entry.part(),
                                            true,
                                            current,
                                            now,
                                            quiet)));
            replayed++;
            entry.difference(outcomes, quiet.close()).ifPresent(differences::add);
            if (current.remote().lost().isPresent()) {
                break;
            }
        }
        return new Replay(
                replayed, leftOut, differences, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Returns ways to go on at the cursor; none while an evaluation runs. */
    public List<Suggestion> complete(String source, int cursor) {
        if (!lock.tryLock()) {
            return List.of();
        }
        try {
            int[] anchor = new int[1];
            return engine.analysis().completionSuggestions(source, cursor, anchor).stream()
                    .map(s -> new Suggestion(anchor[0], s.continuation(), s.matchesType()))
                    .distinct()
                    .toList();
        } catch (IllegalStateException e) {
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the signatures and the documentation of what is at the cursor. */
    public Optional<String> documentation(String source, int cursor) {
        if (!lock.tryLock()) {
            return Optional.empty();
        }
        try {
            String text =
                    engine.analysis().documentation(source, cursor, true).stream()
                            .map(
                                    d ->
                                            d.javadoc() == null
                                                    ? d.signature()
                                                    : d.signature() + "\n" + d.javadoc())
                            .reduce("", (a, b) -> a.isEmpty() ? b : a + "\n\n" + b);
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IllegalStateException e) {
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the source can be evaluated as it stands. */
    public Completeness completeness(String source) {
        SourceCodeAnalysis analysis = engine.analysis();
        String rest = source;
        while (true) {
            SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case COMPLETE, COMPLETE_WITH_SEMI -> {
                    if (info.remaining().isBlank()) {
                        return Completeness.COMPLETE;
                    }
                    rest = info.remaining();
                }
                case CONSIDERED_INCOMPLETE -> {
                    return Completeness.MAY_GO_ON;
                }
                case DEFINITELY_INCOMPLETE -> {
                    return Completeness.INCOMPLETE;
                }
                case EMPTY -> {
                    return rest.equals(source) ? Completeness.EMPTY : Completeness.COMPLETE;
                }
                default -> {
                    return Completeness.WRONG;
                }
            }
        }
    }

    /** Returns the variables, with the values they have now. */
    public List<Variable> variables() {
        lock.lock();
        try {
            return engine.shell()
                    .variables()
                    .map(v -> new Variable(v.name(), v.typeName(), engine.shell().varValue(v)))
                    .toList();
        } catch (IllegalStateException e) {
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the methods, each as {@code int twice(int)}. */
    public List<String> methods() {
        lock.lock();
        try {
            return engine.shell()
                    .methods()
                    .map(
                            m ->
                                    "%s %s(%s)"
                                            .formatted(
                                                    m.signature()
                                                            .substring(
                                                                    m.signature().indexOf(')') + 1),
                                                    m.name(),
                                                    m.parameterTypes()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the types, each as {@code record Point}. */
    public List<String> types() {
        lock.lock();
        try {
            return engine.shell().types().map(t -> t.name()).toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns how full the heap was when last asked, and asks again; never waits. Nothing is known
     * at first, and while the VM is not up.
     */
    public Optional<HeapGauge> heap() {
        Engine current = engine;
        if (current.remote().started() && current.remote().lost().isEmpty()) {
            current.remote().gauge().thenAccept(now -> gauge = now);
        }
        return Optional.ofNullable(gauge);
    }

    /** Returns whether the VM runs, or is on its way up. */
    public boolean alive() {
        return !closed && engine.remote().lost().isEmpty();
    }

    /** Ends the VM with all that it has started. */
    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        engine.close();
    }

    private final class Listener implements RemoteVm.Listener {

        @Override
        public void printed(byte[] bytes) {
            Transcript now = transcript;
            if (now != null) {
                now.print(bytes);
            }
        }

        @Override
        public void inputWanted() {
            Thread reader = new Thread(this::readLine, "input of the session");
            reader.setDaemon(true);
            reader.start();
        }

        private void readLine() {
            try {
                byte[] line =
                        settings.input()
                                .nextLine()
                                .map(text -> (text + "\n").getBytes(StandardCharsets.UTF_8))
                                .orElse(new byte[0]);
                engine.remote().input(line);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
