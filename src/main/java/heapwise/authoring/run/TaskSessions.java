package heapwise.authoring.run;

import heapwise.lesson.Cell;
import heapwise.session.SourceNames;
import heapwise.session.Variable;
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
 * each takes longer than all else that is verified of a lesson, so what a line has done is undone
 * where that can be seen: the cells that share a name with it run again, and if all conditions then
 * hold, fail and measure as they did at first, the next line has the same session. Otherwise it
 * gets a new one.
 */
final class TaskSessions implements AutoCloseable {

    /**
     * How a condition stands: whether it holds, if that can be said, and what its sentence says.
     */
    private record Standing(Optional<Boolean> holds, List<String> values) {}

    private final Outline outline;
    private final Cell.Task task;
    private final int index;
    private final Supplier<LessonSession> starts;

    /** What was asked for once, since the same cells are looked at for each wrong line. */
    private final Map<String, SourceNames> named = new HashMap<>();

    private @Nullable LessonSession session;
    private List<Standing> atFirst = List.of();
    private String tried = "";

    /**
     * Makes ready; no session starts before it is asked for.
     *
     * @param starts starts a session of the lesson
     */
    TaskSessions(Outline outline, Cell.Task task, Supplier<LessonSession> starts) {
        this.outline = outline;
        this.task = task;
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
        if (current == null || !current.alive() || !(replaces(lines) || undone())) {
            close();
            current = starts.get();
            session = current;
            outline.runBefore(index, current);
            atFirst = task.wrong().size() == 1 ? List.of() : standing(current);
        }
        tried = lines;
        return current;
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
        return standing(current).equals(atFirst);
    }

    /**
     * Returns the cells that have to do with what was tried or is asked, or with what one of them
     * declares anew; nothing where they are not all that there is to run again.
     */
    private Optional<List<Cell>> concerned() {
        List<Cell> cells = outline.stateBefore(index);
        Set<String> ofSetup = new HashSet<>();
        outline.setup().forEach(cell -> ofSetup.addAll(names(cell.source()).declared()));
        Set<String> known = new HashSet<>();
        cells.forEach(cell -> known.addAll(names(source(cell)).declared()));
        current().variables().stream().map(Variable::name).forEach(known::add);
        Set<String> names = all(tried);
        for (Cell.Condition condition : task.conditions()) {
            names.addAll(all(condition.expression()));
            condition.otherwise().expressions().forEach(each -> names.addAll(all(each)));
        }
        names.retainAll(known);
        boolean inSetup = names.stream().anyMatch(ofSetup::contains);
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
        boolean another = cells.stream().anyMatch(c -> c instanceof Cell.Java java && java.fresh());
        return another || inSetup ? Optional.empty() : Optional.of(concerned);
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
        return named.computeIfAbsent(source, text -> current().session().names(text));
    }

    private LessonSession current() {
        LessonSession current = session;
        if (current == null) {
            throw new IllegalStateException("no session was begun");
        }
        return current;
    }

    private List<Standing> standing(LessonSession current) {
        var judge = new TaskJudge(task, current::ask);
        List<Standing> standing = new ArrayList<>();
        for (int i = 0; i < task.conditions().size(); i++) {
            standing.add(new Standing(TaskJudge.truth(judge.ask(i)), judge.measure(i).values()));
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
