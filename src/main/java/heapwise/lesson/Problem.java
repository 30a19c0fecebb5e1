package heapwise.lesson;

import heapwise.plain.PlainText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One thing wrong in a file of a course: what, where, and what its author should do about it.
 *
 * @param line the first, from 1
 * @param others further lines in which the same is wrong
 */
public record Problem(
        Severity severity, Path file, int line, String what, String fix, List<Integer> others) {

    /** How bad it is: an error keeps the course from being shipped. */
    public enum Severity {
        WARNING,
        ERROR
    }

    public Problem {
        if (line < 1) {
            throw new IllegalArgumentException("line must be >= 1, was " + line);
        }
        if (what.isBlank() || fix.isBlank()) {
            throw new IllegalArgumentException("what and fix must not be blank");
        }
        others = List.copyOf(others);
    }

    /** Makes one that is wrong in one line. */
    public Problem(Severity severity, Path file, int line, String what, String fix) {
        this(severity, file, line, what, fix, List.of());
    }

    /** Returns whether it is wrong in this line, the first or another. */
    public boolean isIn(int one) {
        return line == one || others.contains(one);
    }

    /** Returns the {@code file:line:} form that terminals and editors turn into a link. */
    public String render() {
        return "%s:%d: %s: %s%n    fix: %s"
                .formatted(
                        PlainText.line(file.toString()),
                        line,
                        severity.name().toLowerCase(Locale.ROOT),
                        what,
                        fix);
    }
}
