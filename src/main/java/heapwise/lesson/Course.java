package heapwise.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A directory with lessons/, exercises/ and solutions/: its parts and lessons in order. Made by
 * {@code Courses.load}, which reads front matters only, so that a menu is painted at once.
 */
public record Course(Path root, String title, List<Part> parts, List<Problem> problems) {

    /**
     * A directory of lessons/.
     *
     * @param letter "A" for the first
     */
    public record Part(String letter, String title, List<Entry> lessons) {
        public Part {
            lessons = List.copyOf(lessons);
        }
    }

    /**
     * A lesson that was not parsed yet.
     *
     * @param number its place in the whole course, from 1
     * @param slug the file's name without its leading number and ending
     */
    public record Entry(int number, String slug, Path file, FrontMatter front) {}

    public Course {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }

    /** Returns all lessons in order. */
    public List<Entry> lessons() {
        return parts.stream().flatMap(part -> part.lessons().stream()).toList();
    }

    /** Returns the lesson with this slug. */
    public Optional<Entry> lesson(String slug) {
        return lessons().stream().filter(entry -> entry.slug().equals(slug)).findFirst();
    }
}
