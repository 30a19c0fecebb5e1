package heapwise.workbook;

import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.lesson.Cell;
import heapwise.lesson.Course;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages of a course that links lead to, by the slugs of lessons and exercises. */
public final class Destinations {

    private final Course course;
    private final Course.Entry here;
    private final Exercises exercises;

    /**
     * Looks from a lesson.
     *
     * @throws IOException if the course's exercises cannot be listed
     */
    public Destinations(Course course, Course.Entry here) throws IOException {
        this.course = course;
        this.here = here;
        this.exercises = Exercises.load(course.root());
    }

    /**
     * A lesson, perhaps at one of its exercises.
     *
     * @param from the lesson that one comes from; absent where from none
     */
    public record Destination(
            Course.Entry lesson, Optional<String> exercise, Optional<Course.Entry> from) {

        /** Returns the begin of a lesson, or the place in it where the learner was. */
        public static Destination of(Course.Entry lesson) {
            return new Destination(lesson, Optional.empty(), Optional.empty());
        }

        /** Returns the number of the exercise's step; empty where none or no exercise is meant. */
        public Optional<Integer> step(Outline outline) {
            return exercise.flatMap(
                    slug ->
                            outline.steps().stream()
                                    .filter(
                                            step ->
                                                    step.cell().orElse(null)
                                                                    instanceof Cell.Exercise due
                                                            && due.slug().equals(slug))
                                    .map(Step::number)
                                    .findFirst());
        }
    }

    /** Returns whether this is the lesson that one looks from. */
    public boolean isHere(Destination destination) {
        return destination.lesson().equals(here);
    }

    /** Returns what has this slug: a lesson, else the lesson in which an exercise is due. */
    public Optional<Destination> find(String slug) {
        return course.lesson(slug)
                .map(lesson -> new Destination(lesson, Optional.empty(), Optional.of(here)))
                .or(() -> exercise(slug));
    }

    private Optional<Destination> exercise(String slug) {
        try {
            return exercises
                    .find(slug)
                    .map(Exercise::lesson)
                    .flatMap(course::lesson)
                    .map(lesson -> new Destination(lesson, Optional.of(slug), Optional.of(here)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all slugs: those of lessons in their order, then those of exercises. */
    public List<String> slugs() {
        return Stream.concat(
                        course.lessons().stream().map(Course.Entry::slug),
                        exercises.slugs().stream())
                .toList();
    }
}
