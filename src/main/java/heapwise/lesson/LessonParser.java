package heapwise.lesson;

import java.io.IOException;
import java.nio.file.Path;

/** Reads lessons; what is wrong with one is in its problems, and it is as whole as can be. */
public final class LessonParser {

    private LessonParser() {}

    /**
     * Reads a lesson of a course.
     *
     * @throws IOException if the file cannot be read
     */
    public static Lesson parse(Course.Entry entry) throws IOException {
        return parse(entry.file());
    }

    /**
     * Reads any file.
     *
     * @throws IOException if the file cannot be read
     */
    public static Lesson parse(Path file) throws IOException {
        Problems problems = new Problems(file);
        return parse(file, SourceText.read(file, problems), problems);
    }

    /**
     * Reads a text.
     *
     * @param file what the problems and the lesson call it; is not read
     */
    public static Lesson parse(Path file, String text) {
        return parse(file, SourceText.normalize(text), new Problems(file));
    }

    private static Lesson parse(Path file, String text, Problems problems) {
        String slug = LessonName.of(file).slug();
        FrontMatterReader.Page page = FrontMatterReader.split(text, problems);
        FrontMatter front = FrontMatterReader.lesson(page, slug, problems);
        MarkdownSlips.report(page.body(), page.bodyLine(), problems);
        BodyReader body = new BodyReader(page.bodyLine(), problems);
        var sections = body.read(Markdown.tree(page.body()));
        if (page.body().isBlank() && problems.byLine().isEmpty()) {
            problems.add(Mistake.EMPTY_LESSON, 1);
        }
        return new Lesson(slug, file, front, sections, body.fenced(), problems.byLine());
    }
}
