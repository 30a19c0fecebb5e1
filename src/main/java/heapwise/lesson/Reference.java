package heapwise.lesson;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a link from one page of a course to another leads to: a lesson, by its file, or an exercise,
 * by its directory or page. Viewers of markdown follow it as it is; at the prompt {@code /goto
 * SLUG} does.
 */
public record Reference(Kind kind, String slug) {

    /** What is referred to. */
    public enum Kind {
        LESSON,
        EXERCISE
    }

    private static final Pattern LESSON =
            Pattern.compile("(?:[^:]*/)?\\d{1,4}-([^/:#]+)\\.md(?:#.*)?");

    private static final Pattern EXERCISE =
            Pattern.compile("(?:[^:]*/)?exercises/([^/:#]+)(?:/(?:exercise\\.md)?)?(?:#.*)?");

    /** Reads the target of a link; empty where it is no page of a course, by its form. */
    public static Optional<Reference> of(String target) {
        Matcher exercise = EXERCISE.matcher(target);
        if (exercise.matches()) {
            return Optional.of(new Reference(Kind.EXERCISE, exercise.group(1)));
        }
        Matcher lesson = LESSON.matcher(target);
        return lesson.matches()
                ? Optional.of(new Reference(Kind.LESSON, lesson.group(1)))
                : Optional.empty();
    }
}
