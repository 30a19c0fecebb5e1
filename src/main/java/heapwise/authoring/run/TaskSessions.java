package heapwise.authoring.run;

import heapwise.lesson.Cell;
import heapwise.session.SourceNames;
import heapwise.workbook.LessonSession;
import heapwise.workbook.Outline;
import heapwise.workbook.TaskJudge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that stand before a task, for one wrong line after the other. To begin a session for
 * each, and to run all cells before the task in it, takes longer than all else that is verified of
 * a lesson.
 *
 * <ul>
 *   <li>A session begins with the cells that have to do with the task or with a wrong line of it,
 *       if all conditions then hold, fail and measure as they do in the lesson; else with all.
 *   <li>What a line has done is undone where that can be seen: the cells that share a name with it
 *       run again, and if all conditions then stand as they did at first, the next line has the
 *       same session. What differed at first from the lesson's own, such as an identity hash, is
 *       not asked for.
 *   <li>A line that is not judged as it is meant to be is {@linkplain #anew tried again} where all
 *       cells ran, and no other line was tried before.
 * </ul>
 */
final class TaskSessions implements AutoCloseable {

    private final Outline outline;
    private final Cell.Task task;
    private final int index;
    private final LessonSession inLesson;
    private final Supplier<LessonSession> starts;

    /** What was asked for once, since the same cells are looked at for each wrong line. */
    private final Map<String, SourceNames> named = new HashMap<>();

    private @Nullable LessonSession session;
    private Set<String> atFirst = Set.of();
    private String tried = "";

    /** Whether all cells ran in the session, and nothing was tried before what is tried now. */
    private boolean whole;

    /** Whether a part of the cells was seen not to be enough. */
    private boolean needsAll;

    /**
     * Makes ready; no session starts before it is asked for.
     *
     * @param inLesson the lesson's own session, which stands before the task, too
     * @param starts starts a session of the lesson
     */
    TaskSessions(
            Outline outline,
            Cell.Task task,
            LessonSession inLesson,
            Supplier<LessonSession> starts) {
        this.outline = outline;
        this.task = task;
        this.inLesson = inLesson;
        this.starts = starts;
        this.index =
                outline.steps().stream()
                        .filter(step -> step.cell().equals(Optional.of(task)))
                        .findFirst()
                        .map(step -> step.number() - 1)
                        .orElseThrow();
    }

    /** Returns a session in which these lines are the first that are tried, as far as one sees. */
    LessonSession before(String lines) {
        LessonSession current = session;
        whole = false;
        if (current == null || !current.alive() || !(replaces(lines) || undone())) {
            current = begin();
        }
        tried = lines;
        return current;
    }

    /**
     * Returns a new session in which all cells ran, for the lines that {@link #before} was asked
     * for last; nothing where it returned such a session.
     */
    Optional<LessonSession> anew() {
        return whole ? Optional.empty() : Optional.of(beginWhole());
    }

    private LessonSession begin() {
        List<Cell> needed = needsAll ? List.of() : needed();
        needsAll |= needed.size() == outline.stateBefore(index).size();
        if (!needsAll) {
            LessonSession begun = start();
            needed.forEach(cell -> Outline.runAgain(cell, begun));
            atFirst = standing(begun);
            if (atFirst.equals(standing(inLesson))) {
                return begun;
            }
            needsAll = true;
        }
        return beginWhole();
    }

    private LessonSession beginWhole() {
        LessonSession begun = start();
        outline.runBefore(index, begun);
        atFirst = standing(begun);
        atFirst.retainAll(standing(inLesson));
        whole = true;
        return begun;
    }

    private LessonSession start() {
        close();
        LessonSession begun = starts.get();
        session = begun;
        return begun;
    }

    /**
     * Returns the cells before the task that start a VM or work with a variable of the task or of a
     * wrong line of it, and those that declare what these use.
     */
    private List<Cell> needed() {
        List<Cell> cells = outline.stateBefore(index);
        Set<String> used = ofConditions();
        task.wrong().forEach(wrong -> used.addAll(all(wrong.lines())));
        Set<String> variables = new HashSet<>(inLesson.session().variableNames());
        variables.retainAll(used);
        List<Cell> needed = new ArrayList<>();
        for (int i = cells.size() - 1; i >= 0; i--) {
            Cell cell = cells.get(i);
            SourceNames names = names(source(cell));
            boolean startsVm = cell instanceof Cell.Java java && java.fresh();
            boolean works = names.used().stream().anyMatch(variables::contains);
            boolean declares = names.declared().stream().anyMatch(used::contains);
            if (startsVm || works || declares) {
                needed.add(0, cell);
                used.addAll(names.used());
            }
        }
        return needed;
    }

    private Set<String> ofConditions() {
        Set<String> names = new HashSet<>();
        for (Cell.Condition condition : task.conditions()) {
            names.addAll(all(condition.expression()));
            condition.otherwise().expressions().forEach(each -> names.addAll(all(each)));
        }
        return names;
    }

    /** Whether the lines before declared types and methods only, and these declare them all. */
    private boolean replaces(String lines) {
        SourceNames earlier = names(tried);
        return !earlier.runs() && names(lines).declared().containsAll(earlier.declared());
    }

    private boolean undone() {
        Optional<List<Cell>> concerned = concerned();
        if (concerned.isEmpty()) {
            return false;
        }
        LessonSession current = current();
        for (Cell cell : concerned.get()) {
            Outline.runAgain(cell, current);
        }
        return standing(current).containsAll(atFirst);
    }

    /**
     * Returns the cells that have to do with what was tried or is asked, or with what one of them
     * declares anew; nothing where they are not all that there is to run again.
     */
    private Optional<List<Cell>> concerned() {
        List<Cell> cells = new ArrayList<>(outline.setup());
        cells.addAll(outline.stateBefore(index));
        Set<String> known = new HashSet<>();
        cells.forEach(cell -> known.addAll(names(source(cell)).declared()));
        known.addAll(current().variableNames());
        Set<String> names = ofConditions();
        names.addAll(all(tried));
        names.retainAll(known);
        List<Cell> concerned = new ArrayList<>();
        int before;
        do {
            before = names.size();
            concerned.clear();
            for (Cell cell : cells) {
                if (all(source(cell)).stream().anyMatch(names::contains)) {
                    concerned.add(cell);
                    names.addAll(names(source(cell)).declared());
                }
            }
        } while (names.size() > before);
        boolean another =
                concerned.stream().anyMatch(c -> c instanceof Cell.Java java && java.fresh());
        return another ? Optional.empty() : Optional.of(concerned);
    }

    private static String source(Cell cell) {
        if (cell instanceof Cell.Java java) {
            return java.source();
        }
        return cell instanceof Cell.Task task ? task.reference().orElse("") : "";
    }

    private Set<String> all(String source) {
        SourceNames names = names(source);
        Set<String> all = new HashSet<>(names.declared());
        all.addAll(names.used());
        return all;
    }

    private SourceNames names(String source) {
        return named.computeIfAbsent(source, text -> inLesson.session().names(text));
    }

    private LessonSession current() {
        LessonSession current = session;
        if (current == null) {
            throw new IllegalStateException("no session was begun");
        }
        return current;
    }

    /** Returns of each condition whether it holds, if that can be said, and each measured value. */
    private Set<String> standing(LessonSession current) {
        var judge = new TaskJudge(task, current::ask);
        Set<String> standing = new HashSet<>();
        for (int i = 0; i < task.conditions().size(); i++) {
            standing.add("%d holds: %s".formatted(i, TaskJudge.truth(judge.ask(i))));
            List<String> values = judge.measure(i).values();
            for (int j = 0; j < values.size(); j++) {
                standing.add("%d measures %d: %s".formatted(i, j, values.get(j)));
            }
        }
        return standing;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
