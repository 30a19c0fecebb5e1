package heapwise.authoring;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Inline;
import heapwise.lesson.Lesson;
import heapwise.lesson.Markdown;
import heapwise.lesson.Problem;
import heapwise.lesson.Prose;
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

    /** Returns what is wrong with the links of a lesson. */
    static List<Problem> of(Lesson lesson, Targets targets) {
        Links links = new Links(targets, lesson.file());
        for (Block block : lesson.blocks()) {
            if (block instanceof Prose prose) {
                links.prose(prose);
            } else if (block instanceof Cell.Quiz quiz) {
                links.asked(quiz.question(), quiz.choices());
            } else if (block instanceof Cell.Task task) {
                task.goal().forEach(links::prose);
                task.hints().forEach(hint -> links.blocks(Markdown.parse(hint, task.line())));
            } else if (block instanceof Cell.Java java && java.prediction().isPresent()) {
                Cell.Predict predict = java.prediction().get();
                links.asked(predict.question(), predict.choices());
                predict.again().ifPresent(again -> links.blocks(again.question()));
            }
        }
        return links.problems;
    }

    /** Returns what is wrong with the links of any other page of the course. */
    static List<Problem> of(Path file, List<Prose> blocks, Targets targets) {
        Links links = new Links(targets, file);
        links.blocks(blocks);
        return links.problems;
    }

    private void asked(List<Prose> question, List<Cell.Choice> choices) {
        blocks(question);
        for (Cell.Choice choice : choices) {
            read(choice.line(), choice.text());
            read(choice.line() + 1, choice.feedback());
        }
    }

    private void blocks(List<Prose> blocks) {
        blocks.forEach(this::prose);
    }

    private void prose(Prose prose) {
        if (prose instanceof Prose.Heading heading) {
            read(heading.line(), heading.text());
        } else if (prose instanceof Prose.Paragraph paragraph) {
            read(paragraph.line(), paragraph.text());
        } else if (prose instanceof Prose.Quote quote) {
            blocks(quote.blocks());
        } else if (prose instanceof Prose.Items items) {
            items.items().forEach(item -> blocks(item.blocks()));
        } else if (prose instanceof Prose.Table table) {
            table.head().forEach(cell -> read(table.line(), cell));
            for (int i = 0; i < table.rows().size(); i++) {
                int row = table.line() + 2 + i;
                table.rows().get(i).forEach(cell -> read(row, cell));
            }
        }
    }

    /** A paragraph's line is that of its first; each line end in it counts on. */
    private void read(int firstLine, List<Inline> inlines) {
        text.setLength(0);
        line = firstLine;
        inlines(inlines);
        problems.addAll(targets.named(file, firstLine, text.toString()));
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
                text.append("`");
            }
        }
    }

    private void link(Inline.Link link) {
        int at = line;
        List<Problem> dead = targets.follow(file, at, link.target());
        problems.addAll(dead);
        String words = LessonLint.text(link.text());
        if (dead.isEmpty()) {
            problems.addAll(targets.numbered(file, at, words, link.target()));
        }
        for (Inline inline : link.text()) {
            if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
                line++;
                text.append('\n');
            }
        }
        text.append("`");
    }
}
