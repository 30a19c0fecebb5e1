package heapwise.workbook;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.session.Completeness;
import heapwise.session.Evaluation;
import heapwise.session.HeapGauge;
import heapwise.session.Outcome;
import heapwise.session.ReplayResult;
import heapwise.session.Session;
import heapwise.session.SessionSettings;
import heapwise.session.SourceNames;
import heapwise.session.Suggestion;
import heapwise.session.Variable;
import heapwise.vm.Jdk;
import heapwise.vm.JdkRange;
import heapwise.vm.Jdks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The session of one lesson, as its cells ask for it: with the lesson's flags and setup, fresh
 * where a cell wants it fresh, in other VMs beside it for a comparison.
 *
 * <p>One thread at a time runs and asks; {@link #stop} and the prompt's questions may come from
 * any.
 */
public final class LessonSession implements LiveSession {

    /** Time in which a start has done what it has to. */
    private static final long SPARE_AFTER_SECONDS = 3;

    /** javac's codes for a package or name that it does not find. */
    private static final Pattern UNKNOWN =
            Pattern.compile("compiler\\.err\\.(doesnt\\.exist|cant\\.resolve)");

    private final Lesson lesson;
    private final boolean spare;
    private final boolean lacksLibrary;

    /** What cells were to declare that could not run without the library. */
    private final Set<String> lost = new HashSet<>();

    private SessionSettings settings;
    // The prompt asks it from other threads.
    private volatile Session session;
    private Jdk jdk;
    private boolean setUp;

    private LessonSession(
            Lesson lesson, SessionSettings settings, boolean spare, boolean lacksLibrary) {
        this.lesson = lesson;
        this.lacksLibrary = lacksLibrary;
        this.spare = spare;
        this.settings = settings;
        this.jdk = settings.jdk();
        this.session = Session.start(settings);
        prepareSpare();
    }

    /**
     * Starts the lesson's session VM in the background and returns at once.
     *
     * @param settings see {@link #settings}
     */
    public static LessonSession start(Lesson lesson, SessionSettings settings) {
        return new LessonSession(lesson, settings, false, false);
    }

    /**
     * Starts it as {@link #start} does, and a moment later a spare VM for when that one has died.
     *
     * @param lacksLibrary whether it starts without a library of the lesson, which cannot be had:
     *     cells that need it come to {@link CellRun.NoLibrary}
     */
    public static LessonSession startWithSpare(
            Lesson lesson, SessionSettings settings, boolean lacksLibrary) {
        return new LessonSession(lesson, settings, true, lacksLibrary);
    }

    private void prepareSpare() {
        if (spare) {
            CompletableFuture.delayedExecutor(SPARE_AFTER_SECONDS, TimeUnit.SECONDS)
                    .execute(() -> session.prepareRestart());
        }
    }

    /**
     * Returns what the lesson's session is started with.
     *
     * @param base whose input and directory are kept
     * @param jdk the learner's choice; else the lesson's range decides
     * @param vmFlags the learner's choice instead of the lesson's flags
     * @return absent where this machine has no JDK for the lesson
     */
    public static Optional<SessionSettings> settings(
            Lesson lesson,
            SessionSettings base,
            Optional<Jdk> jdk,
            Optional<List<String>> vmFlags) {
        List<String> flags = vmFlags.orElse(lesson.front().vm());
        return jdkFor(lesson.front().jdk(), jdk.orElse(base.jdk()))
                .map(chosen -> base.withJdk(chosen).withVmFlags(flags));
    }

    @Override
    public void draw(Map<String, String> properties) {
        settings = settings.withProperties(properties);
        session.draw(properties);
    }

    /** Returns the session of now; another one after a cell that starts fresh. */
    public Session session() {
        return session;
    }

    /** Returns the JDK of {@link #session}. */
    public Jdk jdk() {
        return jdk;
    }

    @Override
    public CellRun run(Cell.Java cell, Consumer<String> output) {
        if (!cell.compare().isEmpty()) {
            return compare(cell);
        }
        Jdk otherwise = cell.fresh() ? settings.jdk() : jdk;
        Optional<Jdk> chosen =
                cell.jdk().isEmpty() ? Optional.of(otherwise) : jdkFor(cell.jdk().get(), jdk);
        if (chosen.isEmpty()) {
            return new CellRun.NoJdk(cell, cell.jdk().orElse(JdkRange.ANY));
        }
        if (cell.fresh() || !chosen.get().sameAs(jdk)) {
            session.close();
            jdk = chosen.get();
            session =
                    Session.start(
                            settings.withJdk(jdk)
                                    .withVmFlags(cell.vm().orElse(settings.vmFlags())));
            setUp = false;
            lost.clear();
        }
        return lacksLibrary ? runWithoutLibrary(cell, output) : runHere(cell, output);
    }

    private CellRun.Ran runHere(Cell.Java cell, Consumer<String> output) {
        return ran(cell, session, jdk, Optional.empty(), prepared(), output);
    }

    /** What is built on a cell that lacked the library would run, and show something else. */
    private CellRun runWithoutLibrary(Cell.Java cell, Consumer<String> output) {
        SourceNames names = session.names(cell.source());
        if (Collections.disjoint(names.used(), lost)) {
            CellRun.Ran ran = runHere(cell, output);
            if (!needsLibrary(ran)) {
                lost.removeAll(names.declared());
                return ran;
            }
        }
        lost.addAll(names.declared());
        return new CellRun.NoLibrary(cell);
    }

    private boolean needsLibrary(CellRun.Ran ran) {
        return lacksLibrary && !ran.deviations().isEmpty() && lacksName(ran.evaluation().last());
    }

    /** Without the library its names are unknown, in a method's body only when it is called. */
    private static boolean lacksName(Outcome outcome) {
        return outcome instanceof Outcome.CompileError error
                        && error.diagnostics().stream()
                                .anyMatch(found -> UNKNOWN.matcher(found.code()).lookingAt())
                || outcome instanceof Outcome.Threw threw
                        && threw.thrown().type().equals(Outcome.Thrown.UNRESOLVED);
    }

    @Override
    public Evaluation eval(String label, String source, Duration timeout, Consumer<String> output) {
        return prepared().stopped()
                ? notBegun(label, source)
                : session.eval(label, source, timeout, output);
    }

    @Override
    public List<Deviation> prepare() {
        return prepared().deviations();
    }

    /**
     * What came of the setup.
     *
     * @param stopped whether it did not come to its end, so that it must run again
     */
    private record Prepared(List<Deviation> deviations, boolean stopped) {}

    private Prepared prepared() {
        if (setUp) {
            return new Prepared(List.of(), false);
        }
        Prepared prepared = runSetup(session);
        setUp = !prepared.stopped();
        return prepared;
    }

    /** Who stops while the setup runs, means what was to come after it. */
    private static Evaluation notBegun(String label, String source) {
        return new Evaluation(
                label,
                source,
                List.of(new Outcome.Stopped(false)),
                "",
                Duration.ZERO,
                Duration.ZERO);
    }

    @Override
    public Outcome ask(String expression, Duration timeout) {
        return session.ask(expression, timeout);
    }

    @Override
    public void stop() {
        session.stop();
    }

    @Override
    public ReplayResult recover() {
        ReplayResult replay = session.restart();
        prepareSpare();
        return replay;
    }

    @Override
    public ReplayResult undo() {
        ReplayResult replay = session.undo();
        prepareSpare();
        return replay;
    }

    @Override
    public boolean alive() {
        return session.alive();
    }

    @Override
    public Completeness completeness(String source) {
        return session.completeness(source);
    }

    @Override
    public List<Suggestion> complete(String source, int cursor) {
        return session.complete(source, cursor);
    }

    @Override
    public Optional<String> documentation(String source, int cursor) {
        return session.documentation(source, cursor);
    }

    @Override
    public List<Variable> variables() {
        return session.variables();
    }

    @Override
    public Set<String> variableNames() {
        return session.variableNames();
    }

    @Override
    public List<String> methods() {
        return session.methods();
    }

    @Override
    public List<String> types() {
        return session.types();
    }

    @Override
    public List<String> imports() {
        return session.imports();
    }

    @Override
    public Optional<HeapGauge> heap() {
        return session.heap();
    }

    @Override
    public String vm() {
        SessionSettings now = session.settings();
        String flags =
                String.join(" ", now.vmFlags()).replaceAll("-XX:\\+Use(\\w+)GC", "$1").strip();
        return (now.jdk().feature() + " " + flags).strip();
    }

    @Override
    public void close() {
        session.close();
    }

    /** Variants are shown side by side, so nothing of them is shown before all have run. */
    private CellRun compare(Cell.Java cell) {
        Optional<Jdk> chosen =
                cell.jdk().isEmpty() ? Optional.of(jdk) : jdkFor(cell.jdk().get(), jdk);
        if (chosen.isEmpty()) {
            return new CellRun.NoJdk(cell, cell.jdk().orElse(JdkRange.ANY));
        }
        List<CellRun.Ran> variants = new ArrayList<>();
        for (Cell.Variant variant : cell.compare()) {
            try (Session own =
                    Session.start(settings.withJdk(chosen.get()).withVmFlags(variant.vm()))) {
                Prepared setup = runSetup(own);
                variants.add(
                        ran(
                                cell,
                                own,
                                chosen.get(),
                                Optional.of(variant.name()),
                                setup,
                                text -> {}));
            }
        }
        return variants.stream().anyMatch(this::needsLibrary)
                ? new CellRun.NoLibrary(cell)
                : new CellRun.Compared(cell, variants);
    }

    private Prepared runSetup(Session session) {
        List<Deviation> deviations = new ArrayList<>();
        for (Block block : lesson.blocks()) {
            if (block instanceof Cell.Java cell && cell.setup()) {
                Evaluation evaluation =
                        session.eval("setup", cell.source(), cell.timeout(), text -> {});
                deviations.addAll(
                        DeclaredOutcome.deviations(
                                cell, evaluation, jdk.feature(), Optional.empty(), false));
                if (evaluation.last() instanceof Outcome.Stopped
                        || evaluation.last() instanceof Outcome.TimedOut) {
                    return new Prepared(deviations, true);
                }
            }
        }
        return new Prepared(deviations, false);
    }

    private CellRun.Ran ran(
            Cell.Java cell,
            Session session,
            Jdk jdk,
            Optional<String> variant,
            Prepared setup,
            Consumer<String> output) {
        String label = "#" + cell.number();
        Evaluation evaluation =
                setup.stopped()
                        ? notBegun(label, cell.source())
                        : session.eval(label, cell.source(), cell.timeout(), output);
        List<Deviation> deviations = new ArrayList<>(setup.deviations());
        deviations.addAll(
                DeclaredOutcome.deviations(
                        cell, evaluation, jdk.feature(), variant, settings.drawsAsRecorded()));
        return new CellRun.Ran(cell, jdk, variant, evaluation, deviations);
    }

    private static Optional<Jdk> jdkFor(JdkRange range, Jdk preferred) {
        return range.contains(preferred.feature()) ? Optional.of(preferred) : Jdks.find().in(range);
    }
}
