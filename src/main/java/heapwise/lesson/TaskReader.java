package heapwise.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code task} blocks: what to achieve, the conditions, each with what is said while it is
 * false, and the lines that solve the task or seem to.
 */
final class TaskReader {

    private static final String ELSE = "else";
    private static final String HINT = "hint";
    private static final String REFERENCE = "reference";
    private static final String WRONG = "wrong";
    private static final String BREAKS = "breaks";

    private final Problems problems;

    TaskReader(Problems problems) {
        this.problems = problems;
    }

    Cell.Task read(InfoString info, int line, String source) {
        new Modifiers(info, Map.of(), line, problems);
        Directives directives =
                Directives.read(
                        source, line + 1, List.of(ELSE, HINT, REFERENCE, WRONG, BREAKS), problems);
        List<Prose> goal = Markdown.parse(directives.text(), line + 1);
        List<String> references = directives.values(REFERENCE);
        if (goal.isEmpty()) {
            problems.add(Mistake.NO_GOAL, line);
        }
        List<Cell.Condition> conditions = conditions(directives.entries());
        if (conditions.isEmpty()) {
            problems.add(Mistake.NO_CONDITION, line);
        }
        if (directives.values(HINT).isEmpty()) {
            problems.add(Mistake.NO_HINT, line);
        }
        if (references.isEmpty()) {
            problems.add(Mistake.NO_REFERENCE, line);
        }
        List<Cell.Wrong> wrong = wrong(directives.entries(), conditions);
        if (directives.values(WRONG).isEmpty()) {
            problems.add(Mistake.NO_WRONG, line);
        }
        return new Cell.Task(
                line,
                goal,
                conditions,
                directives.values(HINT).stream().map(h -> h.replace('\n', ' ')).toList(),
                references.isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join("\n", references)),
                wrong);
    }

    private List<Cell.Condition> conditions(List<Directives.Entry> entries) {
        List<Cell.Condition> conditions = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Directives.Entry entry = entries.get(i);
            if (entry.name().equals(Directives.EXPRESSION)) {
                Directives.Entry otherwise = follower(entries, i, ELSE);
                if (otherwise == null) {
                    problems.add(Mistake.NO_ELSE, entry.line(), entry.value());
                    otherwise = new Directives.Entry(ELSE, entry.line(), "");
                }
                conditions.add(
                        new Cell.Condition(
                                entry.line(),
                                entry.value(),
                                Sentence.read(otherwise.value(), otherwise.line(), problems)));
            } else if (entry.name().equals(ELSE)
                    && entries.stream().anyMatch(e -> e.name().equals(Directives.EXPRESSION))
                    && !follows(entries, i, Directives.EXPRESSION)) {
                problems.add(Mistake.ELSE_ALONE, entry.line());
            }
        }
        return conditions;
    }

    private List<Cell.Wrong> wrong(
            List<Directives.Entry> entries, List<Cell.Condition> conditions) {
        List<Cell.Wrong> wrong = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Directives.Entry entry = entries.get(i);
            if (entry.name().equals(WRONG)) {
                Directives.Entry breaks = follower(entries, i, BREAKS);
                OptionalInt meant =
                        breaks == null ? only(conditions, entry.line()) : named(conditions, breaks);
                meant.ifPresent(
                        number -> wrong.add(new Cell.Wrong(entry.line(), entry.value(), number)));
            } else if (entry.name().equals(BREAKS) && !follows(entries, i, WRONG)) {
                problems.add(Mistake.BREAKS_ALONE, entry.line());
            }
        }
        return wrong;
    }

    private OptionalInt only(List<Cell.Condition> conditions, int line) {
        if (conditions.size() > 1) {
            problems.add(Mistake.NO_BREAKS, line);
            return OptionalInt.empty();
        }
        return conditions.isEmpty() ? OptionalInt.empty() : OptionalInt.of(0);
    }

    /** A condition is named by a part of it that no other has. */
    private OptionalInt named(List<Cell.Condition> conditions, Directives.Entry breaks) {
        List<Integer> meant = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            String expression = conditions.get(i).expression();
            if (expression.equals(breaks.value())) {
                return OptionalInt.of(i);
            }
            if (!breaks.value().isEmpty() && expression.contains(breaks.value())) {
                meant.add(i);
            }
        }
        if (meant.size() == 1) {
            return OptionalInt.of(meant.get(0));
        }
        if (!breaks.value().isEmpty()) {
            problems.add(
                    meant.isEmpty() ? Mistake.BREAKS_NONE : Mistake.BREAKS_SEVERAL,
                    breaks.line(),
                    breaks.value());
        }
        return OptionalInt.empty();
    }

    /** Returns the entry right behind this one where it has that name; else null. */
    private static Directives.@Nullable Entry follower(
            List<Directives.Entry> entries, int i, String name) {
        boolean follows = i + 1 < entries.size() && entries.get(i + 1).name().equals(name);
        return follows ? entries.get(i + 1) : null;
    }

    private static boolean follows(List<Directives.Entry> entries, int i, String name) {
        return i > 0 && entries.get(i - 1).name().equals(name);
    }
}
