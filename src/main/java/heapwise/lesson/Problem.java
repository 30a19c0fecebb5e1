package heapwise.lesson;

import heapwise.plain.PlainText;
import java.nio.file.Path;
import java.util.Locale;

/** One thing wrong in a file of a course: what, where, and what its author should do about it. */
public record Problem(Severity severity, Path file, int line, String what, String fix) {

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
