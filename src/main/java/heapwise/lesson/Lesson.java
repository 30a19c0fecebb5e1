package heapwise.lesson;

import java.nio.file.Path;
import java.util.List;

/**
 * A parsed lesson: what a learner reads and runs, in order, and what is wrong with it.
 *
 * @param fenced whether each of its fences is closed; if not, nobody knows what was to run
 */
public record Lesson(
        String slug,
        Path file,
        FrontMatter front,
        List<Section> sections,
        boolean fenced,
        List<Problem> problems) {

    /**
     * What stands under one heading.
     *
     * @param title the heading's text; empty for what stands before the first heading
     * @param line the heading's line in the file, from 1
     * @param blocks in order; the first is the heading itself, a {@link Prose.Heading}, where the
     *     section has one
     */
    public record Section(String title, int level, int line, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    public Lesson {
        sections = List.copyOf(sections);
        problems = List.copyOf(problems);
    }

    /** Returns the blocks of all sections in order. */
    public List<Block> blocks() {
        return sections.stream().flatMap(section -> section.blocks().stream()).toList();
    }
}
