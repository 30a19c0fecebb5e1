package heapwise.workbook;

import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.workbook.TaskJudge.Judgement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells a line that works at a task from one that only looks: who asks {@code why(q)} is not told
 * that the task is not done yet.
 *
 * <p>What no reading of a line can tell, the task's state before and behind it does: a bare
 * expression is a look unless how the task stands has changed with it.
 */
final class Attempt {

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

    /** Statements that change nothing. */
    private static final Pattern SAYS = Pattern.compile("(?s)import\\s.*|System\\.(out|err)\\..*");

    /** A method of an object, which may be one that changes it. */
    private static final Pattern CALL = Pattern.compile("[\\w)\\]\"]\\s*\\.\\s*\\w+\\s*\\(");

    private Attempt() {}

    /** Returns whether this line is to be judged. */
    static boolean is(Evaluation line, Judgement before, Judgement now) {
        String source = COMMENT.matcher(line.source()).replaceAll("").strip();
        if (acts(line.outcomes(), source) || condition(before) != condition(now)) {
            return true;
        }
        return CALL.matcher(source).find() && !values(before).equals(values(now));
    }

    private static boolean acts(List<Outcome> outcomes, String source) {
        boolean statement = false;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Value value
                    && value.name().filter(name -> !name.startsWith("$")).isPresent()) {
                return true;
            }
            statement |= outcome instanceof Outcome.Void;
        }
        return statement
                && Stream.of(source.split(";"))
                        .map(String::strip)
                        .anyMatch(part -> !part.isEmpty() && !SAYS.matcher(part).matches());
    }

    /** Returns which condition refuses; -1 where none does. */
    private static int condition(Judgement judgement) {
        if (judgement instanceof Judgement.Unmet unmet) {
            return unmet.condition();
        }
        return judgement instanceof Judgement.Unclear unclear ? unclear.condition() : -1;
    }

    private static List<String> values(Judgement judgement) {
        return judgement instanceof Judgement.Unmet unmet ? unmet.measured().values() : List.of();
    }
}
