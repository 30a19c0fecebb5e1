package heapwise.session;

import heapwise.agent.ThrownLink;
import heapwise.session.Run.Reason;
import heapwise.vm.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/** Evaluates sources on an engine, one at a time, with a deadline and a way to stop. */
final class Evaluator implements AutoCloseable {

    /** What a VM must be able to do after it ran out of memory, to go on with it. */
    private static final String HEALTH_CHECK = "new byte[100_000].length";

    private static final String HOOK = "shutdown hook";
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(2);
    private static final Pattern LOGS = Pattern.compile("-Xlog.*|-verbose.*|-XX:\\+(Print|Log).*");
    private static final long LOG_MILLIS = 30;

    private final SessionSettings settings;
    private final History history;
    private final LearnersNames names;
    private final Runnable beforeKill;
    private final ScheduledThreadPoolExecutor clock;
    private volatile Duration waited = Duration.ZERO;
    private volatile @Nullable Run run;
    private volatile @Nullable EvaluationOutput transcript;
    private volatile @Nullable EvaluationOutput toldNoInput;
    private volatile boolean leaving;
    private final Aside aside;

    /** Threads that died while a snippet runs, whose places JShell tells when it has ended. */
    private final Queue<Death> deaths = new ConcurrentLinkedQueue<>();

    private record Death(String thread, List<ThrownLink> thrown) {}

    /**
     * @param history takes the snippets that were evaluated
     * @param names says what is shown of names
     * @param beforeKill is run when it becomes likely that a VM has to be killed
     */
    Evaluator(SessionSettings settings, History history, LearnersNames names, Runnable beforeKill) {
        this.settings = settings;
        this.history = history;
        this.names = names;
        this.beforeKill = beforeKill;
        this.aside = new Aside(names, settings.events());
        this.clock =
                new ScheduledThreadPoolExecutor(1, work -> Session.daemon(work, "session clock"));
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Evaluates a source of several snippets, up to the first that does not end well. */
    Evaluation evaluate(
            Engine current,
            String label,
            String source,
            Duration timeout,
            EvaluationOutput printed) {
        long start = System.nanoTime();
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
                                evaluate(
                                        new Engine.Request(label, source, part, true),
                                        now,
                                        printed,
                                        made);
                        outcomes.addAll(these);
                        history.add(
                                label, source, part, these, printed.since(mark), current.alive());
                        if (current.remote().endedBeside()) {
                            history.leaveOutWhatEndedTheVm();
                        }
                        if (!these.stream().allMatch(Evaluator::goesOn)) {
                            return;
                        }
                    }
                });
        awaitLog();
        if (current.alive() && outcomes.stream().allMatch(Evaluator::goesOn)) {
            complain(current, current.unresolved(made, source), made, outcomes, printed);
        }
        if (outcomes.isEmpty()) {
            outcomes.add(new Outcome.Void());
        }
        endIfExhausted(outcomes, current);
        return new Evaluation(
                label,
                source,
                outcomes,
                printed.close(),
                Duration.ofNanos(System.nanoTime() - start),
                waited);
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
            return Snippets.of(source, current::analysis);
        } catch (RuntimeException | Error e) {
            outcomes.add(CompilerCrash.of(e, source, 0));
            return List.of();
        }
    }

    private static boolean goesOn(Outcome outcome) {
        return outcome instanceof Outcome.Value || outcome instanceof Outcome.Void;
    }

    private static void complain(
            Engine current,
            List<Engine.Unresolved> lacking,
            Map<Snippet, Snippets.Part> made,
            List<Outcome> outcomes,
            EvaluationOutput printed) {
        for (Engine.Unresolved one : causesFirst(lacking)) {
            if (one.errors().isEmpty()) {
                printed.show(
                        "%s can be used once there is %s"
                                .formatted(one.name(), String.join(" and ", one.missing())));
            } else {
                int at = List.copyOf(made.keySet()).indexOf(one.snippet());
                outcomes.subList(at, outcomes.size()).clear();
                outcomes.add(new Outcome.CompileError(one.errors()));
                current.takeBack(one.snippet());
                return;
            }
        }
    }

    /** What lacks only a declaration that itself lacks something is the effect, not the cause. */
    private static List<Engine.Unresolved> causesFirst(List<Engine.Unresolved> lacking) {
        Set<String> here =
                lacking.stream().map(Engine.Unresolved::name).collect(Collectors.toSet());
        return lacking.stream().sorted(Comparator.comparing(one -> one.lacksOnly(here))).toList();
    }

    /** A VM may live on after it ran out of memory and still be of no use: then it is ended. */
    private void endIfExhausted(List<Outcome> outcomes, Engine current) {
        List<Outcome.OutOfMemory> ranOut =
                outcomes.stream()
                        .filter(Outcome.OutOfMemory.class::isInstance)
                        .map(Outcome.OutOfMemory.class::cast)
                        .toList();
        if (!ranOut.isEmpty()
                && current.alive()
                && (ranOut.stream().anyMatch(Evaluator::isOfClasses)
                        || !(ask(current, HEALTH_CHECK, HEALTH_LIMIT) instanceof Outcome.Value))) {
            history.leaveOutLast();
            current.kill();
        }
    }

    /** Each snippet is a class: where the space for them is full, one more may fit, or none. */
    private static boolean isOfClasses(Outcome.OutOfMemory outcome) {
        String message = outcome.thrown().message();
        return message.contains("Metaspace") || message.contains("class space");
    }

    private List<Outcome> evaluate(
            Engine.Request request,
            Run now,
            EvaluationOutput printed,
            Map<Snippet, Snippets.Part> made) {
        Engine current = now.engine();
        List<Outcome> outcomes = new ArrayList<>();
        for (Engine.Result result : current.evaluate(request, now::aborted, made)) {
            outcomes.add(result.outcome());
            for (Death death = deaths.poll(); death != null; death = deaths.poll()) {
                printed.show(Traces.ofThread(death.thread(), current.thrown(death.thrown())));
            }
            if (result.shown() != null) {
                printed.show(result.shown());
            }
            result.notes().forEach(printed::show);
        }
        return outcomes;
    }

    private void running(
            Duration timeout, EvaluationOutput printed, Engine current, Consumer<Run> work) {
        Run now = new Run(timeout, current);
        aside.flush();
        transcript = printed;
        run = now;
        waited = Duration.ZERO;
        CompletableFuture<Deadline> deadline = new CompletableFuture<>();
        try {
            current.remote().beginEvaluation();
            current.await();
            deadline = current.remote().onceReady(() -> deadline(now, current, timeout));
            work.accept(now);
        } finally {
            now.done();
            deadline.thenAccept(set -> waited = set.cancel());
            run = null;
            transcript = null;
            tellDeaths(current);
        }
    }

    /** What came too late for the snippet. */
    private void tellDeaths(Engine current) {
        for (Death death = deaths.poll(); death != null; death = deaths.poll()) {
            aside.died(death.thread(), death.thrown(), current::thrown);
        }
    }

    private Deadline deadline(Run now, Engine current, Duration timeout) {
        return Deadline.set(
                current.remote().vm(), timeout, clock, () -> now.end(Reason.TIMED_OUT, beforeKill));
    }

    /** Evaluates an expression and leaves nothing behind. */
    Outcome ask(Engine current, String expression, Duration timeout) {
        EvaluationOutput quiet = new EvaluationOutput(names, text -> {});
        List<Outcome> outcomes = new ArrayList<>();
        Engine.Request request =
                new Engine.Request("question", expression, new Snippets.Part(expression, 0), false);
        running(
                timeout,
                quiet,
                current,
                now -> outcomes.addAll(evaluate(request, now, quiet, new LinkedHashMap<>())));
        return outcomes.isEmpty() ? new Outcome.Void() : outcomes.get(outcomes.size() - 1);
    }

    /** Evaluates a snippet again, silently; returns how that differs from the first time. */
    Optional<ReplayResult.Difference> replay(History.Entry entry, Engine next) {
        EvaluationOutput quiet = new EvaluationOutput(names, text -> {});
        List<Outcome> outcomes = new ArrayList<>();
        Engine.Request request =
                new Engine.Request(entry.label(), entry.source(), entry.part(), true);
        running(
                History.LIMIT,
                quiet,
                next,
                now -> outcomes.addAll(evaluate(request, now, quiet, new LinkedHashMap<>())));
        return entry.difference(outcomes, quiet.close());
    }

    /** Takes what the VM prints. */
    void printed(byte[] bytes) {
        EvaluationOutput now = transcript;
        if (now != null) {
            now.print(bytes);
        } else if (leaving) {
            aside.printed(HOOK, bytes);
        }
    }

    /** Lets the VM end as a program does; what its shutdown hooks print is told. */
    void leave(Engine current) {
        leaving = true;
        current.remote().exit();
        current.remote()
                .unusable()
                .ifPresent(
                        why -> aside.printed(HOOK, (why + "\n").getBytes(StandardCharsets.UTF_8)));
        aside.flush();
    }

    /** Takes what a thread prints that no running snippet waits for. */
    void printedAside(String thread, byte[] bytes) {
        EvaluationOutput now = transcript;
        if (now != null) {
            now.print(bytes);
        } else {
            aside.printed(thread, bytes);
        }
    }

    /** Returns whether nothing is evaluated. */
    boolean isIdle() {
        return run == null;
    }

    /** Tells how a VM has ended while nothing was evaluated. */
    void ended(Outcome how, Optional<String> leftOut) {
        aside.printed(
                "session VM", (Traces.ofEnd(how, leftOut) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Takes what a long print ends with, and how much of it is not shown. */
    void leftOut(long lines, long bytes, String last) {
        EvaluationOutput now = transcript;
        if (now != null) {
            String what = lines > 0 ? "%,d lines".formatted(lines) : "%,d bytes".formatted(bytes);
            now.show(
                    "… %s are left out; to see all, print to a file:".formatted(what)
                            + " System.setOut(new PrintStream(\"all.txt\"))");
            now.print(last.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Takes how a thread died.
     *
     * @param reader says where that was; it waits for a snippet that runs
     */
    void died(
            String thread,
            List<ThrownLink> thrown,
            Function<List<ThrownLink>, Outcome.Thrown> reader) {
        if (transcript != null) {
            deaths.add(new Death(thread, thrown));
        } else {
            aside.died(thread, thrown, reader);
        }
    }

    /** Says that a snippet reads what nobody types. */
    void noInput() {
        EvaluationOutput now = transcript;
        if (now != null && toldNoInput != now) {
            toldNoInput = now;
            now.show("System.in has ended: nothing can be typed for the program here");
        }
    }

    /** Makes what runs now end. */
    void end(Reason reason) {
        Run now = run;
        if (now != null) {
            now.end(reason, beforeKill);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        aside.close();
    }
}
