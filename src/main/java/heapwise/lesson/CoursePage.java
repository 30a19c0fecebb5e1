package heapwise.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A page about a course as a whole, {@code lessons/map.md} or {@code lessons/python.md}: markdown
 * that is read and runs nothing.
 *
 * @param problems that it cannot be read; else what looks like a slip in it
 */
public record CoursePage(Path file, List<Prose> blocks, List<Problem> problems) {

    /** The names of all pages that a course may have. */
    public static final List<String> NAMES = List.of("map", "python");

    public CoursePage {
        blocks = List.copyOf(blocks);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a page of a course.
     *
     * @param name one of {@link #NAMES}
     * @return absent where the course has none in this language
     * @throws IOException if it cannot be read
     */
    public static Optional<CoursePage> find(Path root, String language, String name)
            throws IOException {
        Path file = root.resolve("lessons").resolve(language).resolve(name + ".md");
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Optional<Problem> trouble = SourceText.trouble(file);
        if (trouble.isPresent()) {
            return Optional.of(new CoursePage(file, List.of(), List.of(trouble.get())));
        }
        Problems problems = new Problems(file);
        String page = SourceText.read(file, problems);
        MarkdownSlips.report(page, 1, problems);
        return Optional.of(new CoursePage(file, Markdown.parse(page), problems.byLine()));
    }
}
