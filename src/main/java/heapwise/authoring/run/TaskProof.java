package heapwise.authoring.run;

import heapwise.authoring.source.Finding;
import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.Problem;
import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.workbook.LessonSession;
import heapwise.workbook.LiveSession;
import heapwise.workbook.Outline;
import heapwise.workbook.TaskJudge;
import heapwise.workbook.TaskJudge.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Proves a task: it is not done before its reference and done after it, each condition can be false
 * and then has its sentence, and each wrong line is refused by the condition that is meant.
 */
final class TaskProof {

    private final Lesson lesson;
    private final int feature;
    private final Cell.Task task;
    private final List<Problem> problems;

    /** The conditions that were seen to be false, by their index. */
    private final Set<Integer> seenFalse = new TreeSet<>();

    TaskProof(Lesson lesson, int feature, Cell.Task task, List<Problem> problems) {
        this.lesson = lesson;
        this.feature = feature;
        this.task = task;
        this.problems = problems;
    }

    /**
     * Tries it.
     *
     * @param session where the lesson has come to the task; the reference is evaluated in it
     * @param anew starts sessions of the lesson, in which the task is begun again for wrong lines
     */
    void prove(LessonSession session, Supplier<LessonSession> anew) {
        TaskJudge judge = new TaskJudge(task, session::ask);
        if (!before(judge)) {
            return;
        }
        try (var sessions = new TaskSessions(Outline.of(lesson), task, session, anew)) {
            task.wrong().forEach(wrong -> refuse(wrong, sessions));
        }
        for (int i = 0; i < task.conditions().size(); i++) {
            if (!seenFalse.contains(i)) {
                Cell.Condition condition = task.conditions().get(i);
                add(Finding.TASK_NEVER_FALSE, condition.line(), condition.expression());
            }
        }
        task.reference()
                .ifPresent(
                        lines ->
                                after(
                                        session.eval(
                                                "reference",
                                                lines,
                                                Cell.DEFAULT_TIMEOUT,
                                                text -> {}),
                                        judge));
    }

    /** Returns whether it can go on: the conditions are known, and not all true. */
    private boolean before(TaskJudge judge) {
        boolean allTrue = true;
        for (int i = 0; i < task.conditions().size(); i++) {
            effect(task.conditions().get(i));
            Outcome outcome = judge.ask(i);
            Optional<Boolean> holds = TaskJudge.truth(outcome);
            boolean buildsOnEarlier = !allTrue && outcome instanceof Outcome.Threw;
            if (holds.isEmpty() && !buildsOnEarlier) {
                Cell.Condition condition = task.conditions().get(i);
                add(
                        Finding.TASK_CONDITION,
                        condition.line(),
                        condition.expression(),
                        outcome instanceof Outcome.Value value
                                ? "it is " + value.rendered()
                                : Questions.words(outcome));
                return false;
            }
            if (holds.isPresent() && !holds.get()) {
                sentence(i, judge.measure(i)).ifPresent(this::report);
            }
            allTrue &= holds.orElse(false);
        }
        if (allTrue) {
            add(Finding.TASK_DONE, task.line());
        }
        return !allTrue;
    }

    private void effect(Cell.Condition condition) {
        SideEffect.of(condition.expression())
                .ifPresent(
                        effect ->
                                add(
                                        Finding.TASK_EFFECT,
                                        condition.line(),
                                        condition.expression(),
                                        effect));
    }

    /** Notes that a condition was false; returns why its sentence cannot be formed. */
    private Optional<Problem> sentence(int index, TaskJudge.Measured measured) {
        seenFalse.add(index);
        return measured.failed()
                .map(
                        failed ->
                                problem(
                                        Finding.TASK_SENTENCE,
                                        task.conditions().get(index).line(),
                                        failed.expression(),
                                        Questions.words(failed.outcome())));
    }

    /** A wrong line that is not judged as meant is tried once more where no other was tried. */
    private void refuse(Cell.Wrong wrong, TaskSessions sessions) {
        List<Problem> found = refuse(wrong, sessions.before(wrong.lines()));
        if (!found.isEmpty()) {
            found = sessions.anew().map(first -> refuse(wrong, first)).orElse(found);
        }
        found.forEach(this::report);
    }

    /** What two wrong lines show of the task itself is said once. */
    private void report(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private List<Problem> refuse(Cell.Wrong wrong, LiveSession session) {
        TaskJudge judge = new TaskJudge(task, session::ask);
        if (judge.judge() instanceof Judgement.Met) {
            return List.of(problem(Finding.TASK_NOT_AGAIN, task.line()));
        }
        Outcome did = session.evalReference(wrong.lines()).last();
        if (!endsWell(did)) {
            return List.of(problem(Finding.LINES_FAIL, wrong.line(), Questions.words(did)));
        }
        return judged(wrong, judge.judge());
    }

    private List<Problem> judged(Cell.Wrong wrong, Judgement judgement) {
        String meant = task.conditions().get(wrong.breaks()).expression();
        if (judgement instanceof Judgement.Met) {
            return List.of(problem(Finding.LINES_PASS, wrong.line(), meant));
        }
        if (judgement instanceof Judgement.Unclear unclear) {
            String condition = task.conditions().get(unclear.condition()).expression();
            String words = Questions.words(unclear.outcome());
            return List.of(problem(Finding.LINES_UNCLEAR, wrong.line(), condition, words));
        }
        List<Problem> found = new ArrayList<>();
        if (judgement instanceof Judgement.Unmet unmet) {
            sentence(unmet.condition(), unmet.measured()).ifPresent(found::add);
            if (unmet.condition() != wrong.breaks()) {
                String other = task.conditions().get(unmet.condition()).expression();
                found.add(problem(Finding.LINES_OTHER, wrong.line(), other, meant));
            }
        }
        return found;
    }

    private void after(Evaluation did, TaskJudge judge) {
        if (!endsWell(did.last())) {
            notDone("it " + Questions.words(did.last()));
            return;
        }
        Judgement judgement = judge.judge();
        if (judgement instanceof Judgement.Unmet unmet) {
            notDone(
                    "'%s' is still false"
                            .formatted(task.conditions().get(unmet.condition()).expression()));
        } else if (judgement instanceof Judgement.Unclear unclear) {
            notDone(
                    "'%s' %s"
                            .formatted(
                                    task.conditions().get(unclear.condition()).expression(),
                                    Questions.words(unclear.outcome())));
        }
    }

    private void notDone(String why) {
        add(Finding.TASK_NOT_DONE, task.line(), why);
    }

    private static boolean endsWell(Outcome outcome) {
        return outcome instanceof Outcome.Value || outcome instanceof Outcome.Void;
    }

    private void add(Finding finding, int line, Object... more) {
        report(problem(finding, line, more));
    }

    private Problem problem(Finding finding, int line, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = feature;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return finding.at(lesson.file(), line, arguments);
    }
}
