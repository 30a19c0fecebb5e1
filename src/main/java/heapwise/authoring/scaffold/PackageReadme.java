package heapwise.authoring.scaffold;

import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the README of a learners' package: what the course has, and the commands that work. */
public final class PackageReadme {

    private static final String HEAD =
            """
            # %s

            A course to be worked through in the terminal: %s and %s.

            You need a JDK of 17 or newer, nothing else; `./heapwise doctor` says whether all is well.
            It runs on Linux and macOS, and on Windows within WSL.

                ./heapwise               starts, or goes on where you were; /help lists what you can type
                ./heapwise list          shows the course and how far you are
                ./heapwise check NAME    checks your answer to an exercise: edit exercises/NAME/ with your own editor
                ./heapwise hint NAME     gives a hint, one at a time
                ./heapwise reset NAME    brings back an exercise as it was
                ./heapwise progress      tells what you have done

            Your progress is kept outside of this directory, in `$XDG_STATE_HOME/heapwise` or, if set, `$HEAPWISE_HOME`.

            ## What is in it
            """;

    private PackageReadme() {}

    /**
     * Returns the text for a course.
     *
     * @throws IOException if the course cannot be read
     */
    public static String of(Path root) throws IOException {
        Course course = Courses.load(root);
        Exercises all = Exercises.load(root);
        List<Exercise> exercises = new ArrayList<>();
        for (String slug : all.slugs()) {
            all.find(slug).ifPresent(exercises::add);
        }
        StringBuilder text = new StringBuilder();
        text.append(
                HEAD.formatted(
                        course.title(),
                        counted(course.lessons().size(), "lesson"),
                        counted(exercises.size(), "exercise")));
        for (Course.Part part : course.parts()) {
            text.append("\n**%s · %s**\n\n".formatted(part.letter(), part.title()));
            for (Course.Entry lesson : part.lessons()) {
                text.append(lesson(lesson));
                exercises.stream()
                        .filter(exercise -> exercise.lesson().equals(lesson.slug()))
                        .forEach(exercise -> text.append(exercise(exercise)));
            }
        }
        return text.toString();
    }

    private static String lesson(Course.Entry lesson) {
        String summary = lesson.front().summary();
        return "%d. %s%s\n"
                .formatted(
                        lesson.number(),
                        lesson.front().title(),
                        summary.isEmpty() ? "" : ": " + summary);
    }

    private static String exercise(Exercise exercise) {
        return "   - exercise `%s`: %s\n".formatted(exercise.slug(), exercise.title());
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
