package heapwise.workbook;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Inline;
import heapwise.lesson.Prose;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * A hash of what a step says, by which progress knows it again: the text counts, its layout and its
 * place do not. FNV-1a of 64 bits: it guards against accidents, not attacks, and needs no security
 * provider before the first page is on the screen.
 */
final class Fingerprint {

    private long hash = 0xcbf29ce484222325L;

    private Fingerprint() {}

    static String of(List<? extends Block> blocks) {
        Fingerprint fingerprint = new Fingerprint();
        blocks.forEach(fingerprint::block);
        return HexFormat.of().toHexDigits(fingerprint.hash);
    }

    private void text(String text) {
        String words = text.strip().replaceAll("\\s+", " ");
        for (byte b : words.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ 0xff) * 0x100000001b3L;
    }

    private void block(Block block) {
        if (block instanceof Prose prose) {
            prose(prose);
        } else {
            cell((Cell) block);
        }
    }

    private void cell(Cell cell) {
        if (cell instanceof Cell.Java java) {
            text(java.source());
            java.prediction().ifPresent(this::prediction);
        } else if (cell instanceof Cell.Show show) {
            text(show.source());
        } else if (cell instanceof Cell.Quiz quiz) {
            quiz.question().forEach(this::prose);
            choices(quiz.choices());
        } else if (cell instanceof Cell.Task task) {
            task.goal().forEach(this::prose);
            task.conditions().forEach(condition -> text(condition.expression()));
        } else if (cell instanceof Cell.Exercise exercise) {
            text(exercise.slug());
        } else if (cell instanceof Cell.Python python) {
            text(python.source());
        }
    }

    private void prediction(Cell.Predict prediction) {
        prediction.question().forEach(this::prose);
        prediction.expression().ifPresent(this::text);
        choices(prediction.choices());
    }

    private void choices(List<Cell.Choice> choices) {
        for (Cell.Choice choice : choices) {
            text(choice.right() ? "x" : " ");
            inline(choice.text());
        }
    }

    private void prose(Prose prose) {
        if (prose instanceof Prose.Heading heading) {
            inline(heading.text());
        } else if (prose instanceof Prose.Paragraph paragraph) {
            inline(paragraph.text());
        } else if (prose instanceof Prose.Quote quote) {
            quote.blocks().forEach(this::prose);
        } else if (prose instanceof Prose.Code code) {
            text(code.source());
        } else if (prose instanceof Prose.Items items) {
            items.items().forEach(item -> item.blocks().forEach(this::prose));
        } else if (prose instanceof Prose.Table table) {
            table.head().forEach(this::inline);
            table.rows().forEach(row -> row.forEach(this::inline));
        }
    }

    private void inline(List<Inline> text) {
        for (Inline inline : text) {
            if (inline instanceof Inline.Text words) {
                text(words.text());
            } else if (inline instanceof Inline.Code code) {
                text(code.text());
            } else if (inline instanceof Inline.Emphasis emphasis) {
                inline(emphasis.text());
            } else if (inline instanceof Inline.Strong strong) {
                inline(strong.text());
            } else if (inline instanceof Inline.Struck struck) {
                inline(struck.text());
            } else if (inline instanceof Inline.Link link) {
                inline(link.text());
            } else if (inline instanceof Inline.Image image) {
                inline(image.text());
            } else if (inline instanceof Inline.Html html) {
                text(html.source());
            }
        }
    }
}
