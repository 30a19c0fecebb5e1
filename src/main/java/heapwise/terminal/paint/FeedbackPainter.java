package heapwise.terminal.paint;

import heapwise.lesson.Cell;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.Span;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.List;

/**
 * Paints what is said of choices: each with its text, so that nobody has to look up which one is
 * meant, and under it why it is right or wrong.
 */
public final class FeedbackPainter {

    private final Look look;
    private final Messages messages;

    public FeedbackPainter(Look look, Messages messages) {
        this.look = look;
        this.messages = messages;
    }

    /**
     * Returns the learner's choices and then the right ones that are not among them.
     *
     * @param all in the order of the question
     * @param chosen empty where nothing was chosen
     */
    public List<Line> paint(List<Cell.Choice> all, List<Cell.Choice> chosen) {
        List<Line> lines = paintChosen(all, chosen);
        for (Cell.Choice choice : all) {
            if (choice.right() && !chosen.contains(choice)) {
                lines.addAll(one(all, choice, "choice.answer", "✓", TextStyle.GOOD));
            }
        }
        return lines;
    }

    /** Returns the learner's choices alone. */
    public List<Line> paintChosen(List<Cell.Choice> all, List<Cell.Choice> chosen) {
        List<Line> lines = new ArrayList<>();
        for (Cell.Choice choice : chosen) {
            lines.addAll(
                    choice.right()
                            ? one(all, choice, "choice.right", "✓", TextStyle.GOOD)
                            : one(all, choice, "choice.wrong", "✗", TextStyle.BAD));
        }
        return lines;
    }

    private List<Line> one(
            List<Cell.Choice> all, Cell.Choice choice, String key, String sign, TextStyle style) {
        String mark = look.fit(sign) + " ";
        int indent = Columns.of(mark);
        int width = look.text() - indent;
        List<Span> said = new ArrayList<>();
        said.add(new Span(look.fit(messages.get(key, all.indexOf(choice) + 1)) + " ", style));
        said.addAll(InlinePainter.paint(choice.text(), TextStyle.BOLD, look));
        List<Line> text = new ArrayList<>(Wrapping.wrap(said, width));
        text.addAll(
                Wrapping.wrap(InlinePainter.paint(choice.feedback(), TextStyle.TEXT, look), width));
        List<Line> lines = new ArrayList<>();
        for (Line line : text) {
            Line before = lines.isEmpty() ? Line.of(mark, style) : Line.of(" ".repeat(indent));
            lines.add(line.spans().isEmpty() ? line : line.after(before));
        }
        return lines;
    }
}
