package heapwise.authoring.source;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Inline;
import heapwise.lesson.Lesson;
import heapwise.lesson.Markdown;
import heapwise.lesson.Prose;
import java.util.ArrayList;
import java.util.List;

/** Whatever is read of a page, one piece of running text at a time. */
public final class Paragraphs {

    /**
     * A heading, a paragraph, a cell of a table, a choice.
     *
     * @param line of the file in which it begins; each line end in it counts on
     * @param asked whether it asks or gives, rather than says what was found: a question, a choice,
     *     a task
     */
    public record Paragraph(int line, List<Inline> text, boolean asked) {}

    private final List<Paragraph> found = new ArrayList<>();
    private boolean asked;

    private Paragraphs() {}

    public static List<Paragraph> of(Lesson lesson) {
        Paragraphs all = new Paragraphs();
        lesson.blocks().forEach(all::block);
        return all.found;
    }

    public static List<Paragraph> of(List<Prose> blocks) {
        Paragraphs all = new Paragraphs();
        blocks.forEach(all::prose);
        return all.found;
    }

    private void block(Block block) {
        if (block instanceof Prose prose) {
            prose(prose);
        } else if (block instanceof Cell.Quiz quiz) {
            question(quiz.question(), quiz.choices());
        } else if (block instanceof Cell.Task task) {
            asked(task.goal());
            task.hints().forEach(hint -> asked(Markdown.parse(hint, task.line())));
        } else if (block instanceof Cell.Java java && java.prediction().isPresent()) {
            Cell.Predict predict = java.prediction().get();
            question(predict.question(), predict.choices());
            predict.again().ifPresent(again -> asked(again.question()));
        }
    }

    private void question(List<Prose> question, List<Cell.Choice> choices) {
        asked(question);
        for (Cell.Choice choice : choices) {
            found.add(new Paragraph(choice.line(), choice.text(), true));
            found.add(new Paragraph(choice.line() + 1, choice.feedback(), false));
        }
    }

    private void asked(List<Prose> blocks) {
        asked = true;
        blocks.forEach(this::prose);
        asked = false;
    }

    private void prose(Prose prose) {
        if (prose instanceof Prose.Heading heading) {
            found.add(new Paragraph(heading.line(), heading.text(), asked));
        } else if (prose instanceof Prose.Paragraph paragraph) {
            found.add(new Paragraph(paragraph.line(), paragraph.text(), asked));
        } else if (prose instanceof Prose.Quote quote) {
            quote.blocks().forEach(this::prose);
        } else if (prose instanceof Prose.Items items) {
            items.items().forEach(item -> item.blocks().forEach(this::prose));
        } else if (prose instanceof Prose.Table table) {
            table.head().forEach(cell -> found.add(new Paragraph(table.line(), cell, asked)));
            for (int i = 0; i < table.rows().size(); i++) {
                int row = table.line() + 2 + i; // below the head and the rule under it
                table.rows().get(i).forEach(cell -> found.add(new Paragraph(row, cell, asked)));
            }
        }
    }
}
