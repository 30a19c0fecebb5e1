package heapwise.authoring.source;

import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A lesson in one language.
 *
 * @param slug the lesson's, the same in all languages
 * @param language as in the directory's name, such as {@code de}; empty for the first language
 */
public record Page(String slug, String language, Lesson lesson) {

    /** Returns what to call it: {@code large-object}, {@code de/large-object}. */
    public String name() {
        return language.isEmpty() ? slug : language + "/" + slug;
    }

    public Path file() {
        return lesson.file();
    }

    /**
     * Reads the lessons of a course and after them their translations.
     *
     * @throws IOException if the course cannot be read
     */
    public static List<Page> all(Course course) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (Course.Entry entry : course.lessons()) {
            pages.add(new Page(entry.slug(), "", LessonParser.parse(entry)));
        }
        for (String language : Courses.languages(course.root())) {
            Path directory = course.root().resolve("lessons").resolve(language);
            for (Course.Entry entry : Courses.load(course.root(), language).lessons()) {
                if (entry.file().startsWith(directory)) {
                    pages.add(new Page(entry.slug(), language, LessonParser.parse(entry)));
                }
            }
        }
        return pages;
    }
}
