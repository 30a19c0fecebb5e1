package heapwise.lesson;

import heapwise.lesson.Problem.Severity;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How one kind of problem is told: formats of what is wrong and of the fix that share their
 * arguments, by number.
 */
public record Wording(Severity severity, String what, String fix) {

    private static final int MAX_ARGUMENT = 300;

    /**
     * Returns the problem; what an author wrote may be a page long, of which a line or two is
     * shown.
     */
    public Problem at(Path file, int line, Object... arguments) {
        Object[] shown = Arrays.stream(arguments).map(Wording::cut).toArray();
        return new Problem(severity, file, line, what.formatted(shown), fix.formatted(shown));
    }

    private static Object cut(Object argument) {
        return argument instanceof String text && text.length() > MAX_ARGUMENT
                ? text.substring(0, MAX_ARGUMENT - 1) + "…"
                : argument;
    }
}
