package heapwise.workbook;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.session.Replay;
import heapwise.session.Session;
import heapwise.session.SessionSettings;
import heapwise.vm.Jdk;
import heapwise.vm.JdkRange;
import heapwise.vm.Jdks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The session of one lesson, as its cells ask for it: with the lesson's flags and setup, fresh
 * where a cell wants it fresh, in other VMs beside it for a comparison.
 *
 * <p>Calls come from one thread at a time; {@link Session#stop} of {@link #session} may come from
 * any.
 */
public final class LessonSession implements AutoCloseable {

    private final Lesson lesson;
    private SessionSettings settings;
    private Session session;
    private Jdk jdk;
    private boolean setUp;

    private LessonSession(Lesson lesson, SessionSettings settings) {
        this.lesson = lesson;
        this.settings = settings;
        this.jdk = settings.jdk();
        this.session = Session.start(settings);
    }

    /**
     * Starts the lesson's session VM in the background and returns at once.
     *
     * @param settings see {@link #settings}
     */
    public static LessonSession start(Lesson lesson, SessionSettings settings) {
        return new LessonSession(lesson, settings);
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

    /** Says how the lab draws from the next evaluation on, in each VM of the lesson. */
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

    /** Runs a cell, and the lesson's setup before it where the VM is new. */
    public CellRun run(Cell.Java cell, Consumer<String> output) {
        if (!cell.compare().isEmpty()) {
            return compare(cell);
        }
        Optional<Jdk> chosen =
                cell.jdk().isEmpty() ? Optional.of(jdk) : jdkFor(cell.jdk().get(), jdk);
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
        }
        return ran(cell, session, jdk, Optional.empty(), prepared(), output);
    }

    /** Evaluates a line of the learner; the lesson's setup before it where the VM is new. */
    public Evaluation eval(String label, String source, Duration timeout, Consumer<String> output) {
        return prepared().stopped()
                ? notBegun(label, source)
                : session.eval(label, source, timeout, output);
    }

    /**
     * Runs the lesson's setup where the VM is new.
     *
     * @return where it did something else than complete
     */
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
                label, source, List.of(new Outcome.Stopped(false)), "", Duration.ZERO);
    }

    /** Evaluates the expression of a prediction or task, leaving nothing behind. */
    public Outcome ask(String expression, Duration timeout) {
        return session.ask(expression, timeout);
    }

    /** Replaces a VM that has died and replays what was evaluated, without what killed it. */
    public Replay recover() {
        return session.restart();
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
        return new CellRun.Compared(cell, variants);
    }

    private Prepared runSetup(Session session) {
        List<Deviation> deviations = new ArrayList<>();
        for (Block block : lesson.blocks()) {
            if (block instanceof Cell.Java cell && cell.setup()) {
                Evaluation evaluation =
                        session.eval("setup", cell.source(), cell.timeout(), text -> {});
                deviations.addAll(
                        Declared.deviations(
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
                Declared.deviations(
                        cell, evaluation, jdk.feature(), variant, settings.drawsAsRecorded()));
        return new CellRun.Ran(cell, jdk, variant, evaluation, deviations);
    }

    private static Optional<Jdk> jdkFor(JdkRange range, Jdk preferred) {
        return range.contains(preferred.feature()) ? Optional.of(preferred) : Jdks.find().in(range);
    }
}
