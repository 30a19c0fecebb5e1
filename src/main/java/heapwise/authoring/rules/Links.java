package heapwise.authoring.rules;

import heapwise.authoring.source.Paragraphs;
import heapwise.lesson.Inline;
import heapwise.lesson.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Follows the links of a page within the course; what is on the web is not asked for. */
final class Links {

    private final Targets targets;
    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    /** The text of the paragraph that is read, with links and code left out. */
    private final StringBuilder text = new StringBuilder();

    private int line;

    private Links(Targets targets, Path file) {
        this.targets = targets;
        this.file = file;
    }

    /** Returns what is wrong with the links of a page. */
    static List<Problem> of(Path file, List<Paragraphs.Paragraph> page, Targets targets) {
        Links links = new Links(targets, file);
        page.forEach(links::read);
        return links.problems;
    }

    private void read(Paragraphs.Paragraph paragraph) {
        text.setLength(0);
        line = paragraph.line();
        inlines(paragraph.text());
        problems.addAll(targets.named(file, paragraph.line(), text.toString()));
    }

    private void inlines(List<Inline> inlines) {
        for (Inline inline : inlines) {
            if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
                line++;
                text.append('\n');
            } else if (inline instanceof Inline.Text plain) {
                text.append(plain.text());
            } else if (inline instanceof Inline.Link link) {
                link(link);
            } else if (inline instanceof Inline.Image image) {
                problems.addAll(targets.follow(file, line, image.target()));
            } else if (inline instanceof Inline.Emphasis emphasis) {
                inlines(emphasis.text());
            } else if (inline instanceof Inline.Struck struck) {
                inlines(struck.text());
            } else if (inline instanceof Inline.Strong strong) {
                inlines(strong.text());
            } else {
                text.append('`');
            }
        }
    }

    private void link(Inline.Link link) {
        List<Problem> dead = targets.follow(file, line, link.target());
        problems.addAll(dead);
        if (dead.isEmpty()) {
            String words = LessonLint.text(link.text());
            problems.addAll(targets.numbered(file, line, words, link.target()));
        }
        for (Inline inline : link.text()) {
            if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
                line++;
                text.append('\n');
            }
        }
        text.append('`');
    }
}
