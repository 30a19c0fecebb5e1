package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.progress.Event;
import heapwise.progress.LessonRecord;
import heapwise.progress.Progress;
import heapwise.progress.Trouble;
import heapwise.session.ReplayResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One learner's way through one lesson: where they are, what is waited for, and what each thing
 * they do leads to. Every step that is done is in the journal before the reply is returned.
 *
 * <p>Used by one thread; {@link #stop} may come from any.
 */
public final class Workbook implements AutoCloseable {

    private final Outline outline;
    private final Progress progress;
    private final Clock clock;
    private final Prompted prompted;
    private final List<Trouble> troubles = new ArrayList<>();
    private Optional<Trouble> lastTrouble = Optional.empty();
    private int at;
    private Optional<String> changed = Optional.empty();
    private Optional<String> guess = Optional.empty();
    private boolean guessed;
    private int attempts;
    private int ownLines;
    private int hints;

    /** How the task that waits stood when it was judged last; absent before that. */
    private TaskJudge.@Nullable Judgement standing;

    /**
     * Opens a lesson where the learner was.
     *
     * @param sessions starts a session of the lesson and returns at once; asked for the first time
     *     when the session is, so that the first page need not share the machine with it
     */
    public Workbook(
            Outline outline, Progress progress, Supplier<LiveSession> sessions, Clock clock) {
        this.outline = outline;
        this.progress = progress;
        this.prompted = new Prompted(sessions);
        this.clock = clock;
        LessonRecord record = record();
        this.at =
                record.place()
                        .filter(place -> record.finished().isEmpty())
                        .flatMap(place -> outline.find(place.step()))
                        .map(step -> step.number() - 1)
                        .orElse(0);
    }

    public Outline outline() {
        return outline;
    }

    public Transcript transcript() {
        return prompted.transcript();
    }

    /** Returns the session of this lesson; the first call starts it. */
    public LiveSession session() {
        return prompted.session();
    }

    /** Returns what is known of this lesson. */
    public LessonRecord record() {
        return progress.lesson(slug());
    }

    private String slug() {
        return outline.lesson().slug();
    }

    /** Returns the step that is shown; absent at the end of the lesson. */
    public Optional<Step> step() {
        return at < outline.steps().size()
                ? Optional.of(outline.steps().get(at))
                : Optional.empty();
    }

    /** Returns the step after the one that is shown. */
    public Optional<Step> following() {
        return at + 1 < outline.steps().size()
                ? Optional.of(outline.steps().get(at + 1))
                : Optional.empty();
    }

    /** Returns what is waited for. */
    public Wait waiting() {
        return step().map(step -> Wait.of(step, guessed)).orElse(new Wait.Ended());
    }

    /**
     * Runs the cells before this step again, silently, so that their variables are there, and of
     * tasks the reference. Those that end a VM or must not compile are left out.
     */
    public CaughtUp catchUp() {
        standing = null;
        return outline.runBefore(at, session());
    }

    /** The learner has read: on to the next step. */
    public void read() {
        done(Event.How.READ);
    }

    /** On to the next step without doing this one. */
    public void skip() {
        done(Event.How.SKIPPED);
    }

    /** Returns whether a text can answer the question that waits. */
    public boolean takes(String text) {
        if (waiting() instanceof Wait.Answering answering) {
            return !Choices.parse(text, answering.quiz().choices().size()).isEmpty();
        }
        return waiting() instanceof Wait.Guessing guessing
                && Predictions.takes(text, guessing.cell(), guessing.predict());
    }

    /**
     * Takes a guess; the cell still waits to run.
     *
     * @param text empty for no guess
     * @return false where it is no choice of the prediction, or no number where one is asked for
     */
    public boolean guess(String text) {
        if (!(waiting() instanceof Wait.Guessing guessing)) {
            throw new IllegalStateException("no guess is waited for");
        }
        if (!text.isBlank() && !Predictions.takes(text, guessing.cell(), guessing.predict())) {
            return false;
        }
        guess = text.isBlank() ? Optional.empty() : Optional.of(text.strip());
        guessed = true;
        return true;
    }

    /** Runs the cell that waits. */
    public Reply.CellRan run(Consumer<String> output) {
        if (!(waiting() instanceof Wait.Running running)) {
            throw new IllegalStateException("no cell waits to be run");
        }
        return run(running.cell(), source(running.cell()), output);
    }

    /** From now on the cell that waits, or will after the guess, has this source here. */
    public void change(String source) {
        changed = Optional.of(source);
    }

    /** Returns the source of the cell that waits: its own, or what the learner made of it. */
    public String source(Cell.Java cell) {
        return changed.orElse(cell.source());
    }

    private Reply.CellRan run(Cell.Java cell, String source, Consumer<String> output) {
        CellRun run = session().run(cell.withSource(source), output);
        Optional<ReplayResult> replay = recoverAfter(run);
        keep(run, source);
        Optional<Guess.Comparison> comparison = Optional.empty();
        Optional<Cell.Predict> choices = Optional.empty();
        Optional<Cell.Choice> chosen = Optional.empty();
        if (cell.prediction().isPresent()) {
            Cell.Predict predict = cell.prediction().get();
            if (source.equals(cell.source())) {
                choices = Optional.of(predict).filter(p -> !p.choices().isEmpty());
                chosen = guess.map(text -> Predictions.chosen(text, predict));
                comparison = guess.flatMap(g -> Predictions.compare(g, predict, run, session()));
            } else {
                comparison = guess.flatMap(g -> Predictions.compareChanged(g, predict, run));
            }
            comparison.ifPresent(this::recordGuess);
        }
        if (!Endings.stopped(run)) {
            done(Event.How.RAN);
        }
        return new Reply.CellRan(run, comparison, choices, chosen, replay);
    }

    private void keep(CellRun run, String source) {
        if (run instanceof CellRun.Ran ran) {
            prompted.transcript()
                    .code(
                            "#" + ran.cell().number(),
                            source,
                            ran.evaluation().text(),
                            Endings.well(ran.evaluation().last()));
        }
    }

    private void recordGuess(Guess.Comparison comparison) {
        step().ifPresent(
                        step ->
                                keep(
                                        new Event.Guessed(
                                                clock.instant(),
                                                slug(),
                                                step.id(),
                                                comparison.guess(),
                                                comparison.measured(),
                                                comparison.right())));
        prompted.transcript()
                .note("guess: " + comparison.guess() + ", measured: " + comparison.measured());
    }

    /** Runs the Python cell that waits, where the machine has a python3. */
    public Reply.PythonRan runPython(Consumer<String> output) {
        if (!(waiting() instanceof Wait.RunningPython waiting)) {
            throw new IllegalStateException("no Python waits to be run");
        }
        Reply.PythonRan ran = PythonRunner.run(waiting.cell(), output);
        done(Event.How.RAN);
        return ran;
    }

    /**
     * Answers the quiz that waits; the step is done unless the answer is incomplete.
     *
     * @return empty where the text names none of its choices
     */
    public Optional<Reply.Answered> answer(String text) {
        if (!(waiting() instanceof Wait.Answering answering)) {
            throw new IllegalStateException("no answer is waited for");
        }
        Optional<Reply.Answered> judged = Choices.judge(text, answering.quiz().choices());
        if (judged.isEmpty()) {
            return judged;
        }
        boolean right = judged.get().right();
        attempts++;
        int attempt = attempts;
        step().ifPresent(
                        step ->
                                keep(
                                        new Event.Answered(
                                                clock.instant(),
                                                slug(),
                                                step.id(),
                                                text.strip(),
                                                right,
                                                attempt)));
        if (!judged.get().incomplete()) {
            done(Event.How.ANSWERED);
        }
        return judged;
    }

    /** Runs a line of the learner; a task that waits is judged where the line may change it. */
    public Reply.LineRan line(String source, Consumer<String> output) {
        if (!(waiting() instanceof Wait.Doing doing)) {
            return freeLine(source, output);
        }
        TaskJudge judge = new TaskJudge(doing.task(), session()::ask);
        TaskJudge.Judgement before = standing == null ? judge.judge() : standing;
        Reply.LineRan ran = freeLine(source, output);
        if (ran.replay().isPresent()) {
            standing = null;
            return ran;
        }
        TaskJudge.Judgement now = judge.judge();
        standing = now;
        if (!Attempt.is(ran.evaluation(), before, now)) {
            return ran;
        }
        ownLines++;
        return new Reply.LineRan(ran.evaluation(), Optional.of(state(now)), ran.replay());
    }

    /** Runs a line that has nothing to do with the lesson's thread. */
    public Reply.LineRan freeLine(String source, Consumer<String> output) {
        return prompted.line(source, output);
    }

    /** Takes back the learner's last line; absent where there is none. */
    public Optional<String> undo() {
        standing = null;
        return prompted.undo();
    }

    private Reply.TaskState state(TaskJudge.Judgement judgement) {
        if (judgement instanceof TaskJudge.Judgement.Unmet unmet) {
            return new Reply.TaskState.Open(unmet.measured().sentence());
        }
        if (judgement instanceof TaskJudge.Judgement.Unclear unclear) {
            return new Reply.TaskState.Unclear(unclear.outcome());
        }
        int lines = ownLines;
        done(Event.How.SOLVED);
        return new Reply.TaskState.Solved(lines);
    }

    /** Begins the task that waits anew: a session in which it stands as it stood at first. */
    public CaughtUp beginAgain() {
        CaughtUp done = reset();
        ownLines = 0;
        return done;
    }

    /** Returns the number of the task's next hint, and keeps that it was read. */
    public Optional<Integer> nextHint() {
        if (!(waiting() instanceof Wait.Doing doing) || hints >= doing.task().hints().size()) {
            return Optional.empty();
        }
        hints++;
        String subject = slug() + "#" + step().orElseThrow().id().id();
        keep(new Event.HintSeen(clock.instant(), subject, hints));
        return Optional.of(hints);
    }

    /** The exercise that waits is solved. */
    public void solved() {
        done(Event.How.SOLVED);
    }

    private Optional<ReplayResult> recoverAfter(CellRun run) {
        return run instanceof CellRun.Ran ran && ran.vmDied()
                ? Optional.of(session().recover())
                : Optional.empty();
    }

    /** Ends the session and begins a new one in which the cells up to here have run. */
    public CaughtUp reset() {
        prompted.restart();
        return catchUp();
    }

    /** Stops what runs now. */
    public void stop() {
        session().stop();
    }

    /** Goes to the step before; false at the first. */
    public boolean back() {
        if (at == 0) {
            return false;
        }
        moveTo(at - 1);
        return true;
    }

    /** Goes to a step of the outline, from 1. */
    public void goTo(int number) {
        moveTo(Math.max(0, Math.min(outline.steps().size() - 1, number - 1)));
    }

    /** Returns whether what was done last could be kept. */
    public boolean kept() {
        return lastTrouble.isEmpty();
    }

    /** Returns why nothing could be kept since this was asked last; each reason once. */
    public List<Trouble> takeTroubles() {
        List<Trouble> taken = List.copyOf(troubles);
        troubles.clear();
        return taken;
    }

    private void done(Event.How how) {
        step().ifPresent(
                        step -> {
                            keep(new Event.Done(clock.instant(), slug(), step.id(), how));
                            moveTo(at + 1);
                        });
    }

    private void moveTo(int index) {
        at = index;
        changed = Optional.empty();
        guess = Optional.empty();
        guessed = false;
        attempts = 0;
        ownLines = 0;
        hints = 0;
        standing = null;
        reached();
    }

    /** Returns how the guesses in this lesson, or in the whole course, were. */
    public Calibration guesses(boolean wholeCourse) {
        return Calibration.of(
                progress.events().stream()
                        .filter(
                                event ->
                                        wholeCourse
                                                || event instanceof Event.Guessed guessed
                                                        && guessed.lesson().equals(slug()))
                        .toList());
    }

    /** Returns the guess in this lesson that was furthest from the truth; absent where none was. */
    public Optional<WorstGuess> worstGuess() {
        return WorstGuess.of(outline, progress.events());
    }

    /** Keeps where the learner is. */
    public void reached() {
        Optional<Step> step = step();
        if (step.isEmpty()) {
            keep(new Event.Finished(clock.instant(), slug()));
            return;
        }
        prompted.transcript()
                .section(outline.lesson().sections().get(step.get().section()).title());
        keep(
                new Event.Reached(
                        clock.instant(),
                        slug(),
                        step.get().id(),
                        step.get().number(),
                        outline.steps().size()));
    }

    /** Keeps an event of this lesson. */
    public void keep(Event event) {
        Optional<Trouble> trouble = progress.record(event);
        if (trouble.isEmpty()) {
            lastTrouble = trouble;
        } else if (!trouble.equals(lastTrouble)) {
            lastTrouble = trouble;
            troubles.add(trouble.get());
        }
    }

    @Override
    public void close() {
        prompted.close();
    }
}
