package heapwise.authoring;

import heapwise.exercise.Exercises;
import heapwise.lesson.Courses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The part of a course that somebody named: by slugs, files or directories. */
public final class Selection {

    private final Path root;
    private final List<String> only;

    Selection(Path root, List<String> only) {
        this.root = root.toAbsolutePath().normalize();
        this.only = only;
    }

    /**
     * Returns which of the names are of nothing in the course: no slug, and no path in it.
     *
     * @throws IOException if the course cannot be read
     */
    public static List<String> unknown(Path root, List<String> names) throws IOException {
        Set<String> slugs = new TreeSet<>(Exercises.load(root).slugs());
        Courses.load(root).lessons().forEach(entry -> slugs.add(entry.slug()));
        Path course = root.toAbsolutePath().normalize();
        return names.stream()
                .filter(name -> !slugs.contains(name))
                .filter(name -> !Files.exists(course.resolve(name)))
                .filter(
                        name ->
                                !Files.exists(Path.of(name))
                                        || !Path.of(name)
                                                .toAbsolutePath()
                                                .normalize()
                                                .startsWith(course))
                .toList();
    }

    boolean has(String slug, Path place) {
        return only.isEmpty() || only.contains(slug) || covers(place);
    }

    /** Returns whether a file lies in, or is, one of the paths named. */
    boolean covers(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return only.isEmpty()
                || only.stream()
                        .anyMatch(
                                path ->
                                        absolute.startsWith(
                                                        Path.of(path).toAbsolutePath().normalize())
                                                || absolute.startsWith(
                                                        root.resolve(path).normalize()));
    }
}
