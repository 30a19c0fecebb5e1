package heapwise.authoring;

import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Course;
import heapwise.lesson.Lesson;
import heapwise.lesson.Nearest;
import heapwise.lesson.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether lessons, exercises and keys of a course fit together. */
final class CourseLint {

    private final Course course;
    private final Exercises exercises;
    private final List<Problem> problems = new ArrayList<>();

    private CourseLint(Course course, Exercises exercises) {
        this.course = course;
        this.exercises = exercises;
    }

    /**
     * Returns the problems.
     *
     * @param pages all lessons in all languages
     */
    static List<Problem> of(Course course, Exercises exercises, List<Page> pages)
            throws IOException {
        CourseLint lint = new CourseLint(course, exercises);
        Set<String> shown = new HashSet<>();
        Set<String> lessons = new LinkedHashSet<>();
        pages.forEach(page -> lessons.add(page.slug()));
        for (Page page : pages) {
            lint.references(page.slug(), page.lesson(), lessons, shown);
        }
        lint.exercises(lessons, shown);
        lint.keys();
        return lint.problems;
    }

    private void references(String slug, Lesson lesson, Set<String> lessons, Set<String> shown)
            throws IOException {
        for (Block block : lesson.blocks()) {
            if (!(block instanceof Cell.Exercise due) || due.slug().isEmpty()) {
                continue;
            }
            shown.add(due.slug());
            Optional<Exercise> exercise = exercises.find(due.slug());
            if (exercise.isEmpty()) {
                problems.add(
                        Finding.UNKNOWN_EXERCISE.at(
                                lesson.file(), due.line(), due.slug(), fix(due.slug())));
            } else if (lessons.contains(exercise.get().lesson())
                    && !exercise.get().lesson().equals(slug)) {
                problems.add(
                        Finding.OTHER_LESSON.at(
                                lesson.file(),
                                due.line(),
                                due.slug(),
                                exercise.get().lesson(),
                                slug));
            }
        }
    }

    private String fix(String slug) {
        String make = "make exercises/%s/ with 'heapwise new exercise %s'".formatted(slug, slug);
        return Nearest.to(slug, exercises.slugs())
                .map(near -> "did you mean '%s'? Or %s".formatted(near, make))
                .orElse(make);
    }

    private void exercises(Set<String> lessons, Set<String> shown) throws IOException {
        for (String slug : exercises.slugs()) {
            Exercise exercise = exercises.find(slug).orElseThrow();
            Path page = exercise.directory().resolve("exercise.md");
            if (!exercise.lesson().isEmpty() && !lessons.contains(exercise.lesson())) {
                problems.add(
                        Finding.UNKNOWN_LESSON.at(
                                page,
                                FrontLines.of(page, "lesson"),
                                exercise.lesson(),
                                Nearest.fix(exercise.lesson(), lessons)));
            } else if (!shown.contains(slug)) {
                problems.add(Finding.NOT_SHOWN.at(page, 1, slug));
            }
            if (!Files.isDirectory(course.root().resolve("solutions").resolve(slug))) {
                problems.add(Finding.NO_KEY.at(page, 1, slug));
            }
        }
    }

    private void keys() throws IOException {
        Path solutions = course.root().resolve("solutions");
        if (!Files.isDirectory(solutions)) {
            return;
        }
        try (Stream<Path> directories = Files.list(solutions)) {
            for (Path directory : directories.filter(Files::isDirectory).sorted().toList()) {
                String slug = String.valueOf(directory.getFileName());
                if (!exercises.slugs().contains(slug) && !slug.startsWith(".")) {
                    problems.add(Finding.NO_EXERCISE.at(directory, 1, slug));
                }
            }
        }
    }
}
