package heapwise.authoring.source;

import heapwise.exercise.Exercises;
import heapwise.lesson.Courses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The part of a course that somebody named: by slugs, files or directories. */
public final class Selection {

    private final List<Path> paths = new ArrayList<>();

    /**
     * Makes a selection.
     *
     * @param only slugs and paths; all of the course if empty; who names a lesson means its
     *     translations, too, which may have fallen behind it
     */
    public Selection(Path root, List<Page> pages, List<String> only) {
        Path course = root.toAbsolutePath().normalize();
        for (String name : only) {
            pages.stream()
                    .filter(page -> page.language().isEmpty())
                    .filter(page -> isAt(page, Path.of(name)) || isAt(page, course.resolve(name)))
                    .forEach(page -> add(pages, page.slug()));
            paths.add(Path.of(name).toAbsolutePath().normalize());
            paths.add(course.resolve(name).normalize());
            paths.add(course.resolve("exercises").resolve(name));
            paths.add(course.resolve("solutions").resolve(name));
            add(pages, name);
        }
    }

    private void add(List<Page> pages, String slug) {
        pages.stream()
                .filter(page -> page.slug().equals(slug))
                .forEach(page -> paths.add(page.file().toAbsolutePath().normalize()));
    }

    private static boolean isAt(Page page, Path path) {
        return page.file().toAbsolutePath().normalize().equals(path.toAbsolutePath().normalize());
    }

    /**
     * Returns which of the names are of nothing in the course: no slug, and no path in it.
     *
     * @throws IOException if the course cannot be read
     */
    public static List<String> unknown(Path root, List<String> names) throws IOException {
        Set<String> slugs = slugs(root);
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

    /**
     * Returns the slugs of all lessons and exercises.
     *
     * @throws IOException if the course cannot be read
     */
    public static Set<String> slugs(Path root) throws IOException {
        Set<String> slugs = new TreeSet<>(Exercises.load(root).slugs());
        Courses.load(root).lessons().forEach(entry -> slugs.add(entry.slug()));
        return slugs;
    }

    /** Returns whether a file or directory lies in what was named, or is it. */
    public boolean covers(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return paths.isEmpty() || paths.stream().anyMatch(absolute::startsWith);
    }

    /** Returns whether a directory, or something in it, was named. */
    public boolean touches(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        return covers(directory) || paths.stream().anyMatch(path -> path.startsWith(absolute));
    }
}
