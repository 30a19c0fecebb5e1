package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.session.Outcome;
import heapwise.session.ReplayResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a lesson from its first cell to its last, asking nobody. */
public final class LessonRun {

    /** Follows the run as it goes. */
    public interface Reader {

        /** A step begins: its text is due, and the cell it leads to. */
        void step(Step step);

        /** A part of what the cell of the step prints, as it comes. */
        void output(String text);

        /**
         * The Java cell of the step has run.
         *
         * @param answer what the VM says of the prediction; absent without one
         * @param replay what a new VM was filled with, where the old one has ended
         */
        void ran(CellRun run, Optional<Outcome> answer, Optional<ReplayResult> replay);

        /** The Python cell of the step has run, or its recorded output stands in. */
        void ranPython(Reply.PythonRan python);
    }

    private final LiveSession session;
    private final Reader reader;
    private final List<Deviation> deviations = new ArrayList<>();

    private LessonRun(LiveSession session, Reader reader) {
        this.session = session;
        this.reader = reader;
    }

    /**
     * Runs every cell, and the reference lines of tasks, since later cells may build on them; what
     * stands before a section silently, for its variables.
     *
     * @param from the section's index
     * @return where the lesson did something else than it declares; empty if all was as declared
     */
    public static List<Deviation> of(Lesson lesson, LiveSession session, Reader reader, int from) {
        LessonRun run = new LessonRun(session, reader);
        for (Step step : Outline.of(lesson).steps()) {
            if (step.section() < from) {
                run.pass(step);
            } else {
                run.step(step);
            }
        }
        return List.copyOf(run.deviations);
    }

    private void pass(Step step) {
        Consumer<String> unseen = text -> {};
        Cell cell = step.cell().orElse(null);
        if (cell instanceof Cell.Java java) {
            session.run(java, unseen);
            if (!session.alive()) {
                session.recover();
            }
        } else if (cell instanceof Cell.Task task && task.reference().isPresent()) {
            session.evalReference(task.reference().get());
        }
    }

    private void step(Step step) {
        reader.step(step);
        Cell cell = step.cell().orElse(null);
        if (cell instanceof Cell.Java java) {
            java(java);
        } else if (cell instanceof Cell.Python python) {
            reader.ranPython(PythonRunner.run(python, reader::output));
        } else if (cell instanceof Cell.Task task) {
            task.reference().ifPresent(lines -> solve(task, lines));
        }
    }

    private void java(Cell.Java cell) {
        CellRun run = session.run(cell, reader::output);
        deviations.addAll(run.deviations());
        Optional<ReplayResult> replay =
                session.alive() ? Optional.empty() : Optional.of(session.recover());
        Optional<Outcome> answer =
                cell.prediction()
                        .flatMap(Cell.Predict::expression)
                        .map(expression -> session.ask(expression, cell.timeout()));
        answer.filter(outcome -> !(outcome instanceof Outcome.Value))
                .ifPresent(
                        outcome ->
                                deviations.add(
                                        new Deviation(
                                                cell.prediction().orElseThrow().line(),
                                                "the VM answers the prediction",
                                                DeclaredOutcome.words(outcome))));
        reader.ran(run, answer, replay);
    }

    private void solve(Cell.Task task, String lines) {
        session.evalReference(lines);
        TaskJudge.Judgement judgement = new TaskJudge(task, session::ask).judge();
        if (judgement instanceof TaskJudge.Judgement.Unmet unmet) {
            differs(task.conditions().get(unmet.condition()), " is " + false);
        } else if (judgement instanceof TaskJudge.Judgement.Unclear unclear) {
            differs(
                    task.conditions().get(unclear.condition()),
                    " " + DeclaredOutcome.words(unclear.outcome()));
        }
    }

    private void differs(Cell.Condition condition, String how) {
        deviations.add(
                new Deviation(
                        condition.line(),
                        "the reference lines solve the task",
                        condition.expression() + how));
    }
}
