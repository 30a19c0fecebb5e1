package heapwise.terminal;

import heapwise.lesson.Cell;
import heapwise.lesson.Inline;
import heapwise.terminal.paint.CellPainter;
import heapwise.terminal.paint.InlinePainter;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.Reply;
import java.util.ArrayList;
import java.util.List;

/** Says what became of the answer to a quiz. */
final class QuizFeedback {

    private final Speaker speaker;

    QuizFeedback(Speaker speaker) {
        this.speaker = speaker;
    }

    /** Says what the answer was, to a learner who goes on without it. */
    void answer(Cell.Quiz quiz) {
        for (Cell.Choice choice : quiz.choices()) {
            if (choice.right()) {
                String text = InlinePainter.text(choice.text(), speaker.look());
                speaker.sayIn(TextStyle.DIM, "quiz.skipped", text);
            }
        }
    }

    /** Says of each chosen one why it is right or not, and how to go on. */
    void say(Reply.Answered answered) {
        CellPainter painter = new CellPainter(speaker.look(), speaker.messages());
        List<Line> lines = new ArrayList<>();
        for (Cell.Choice choice : answered.chosen()) {
            String mark = speaker.look().fit(choice.right() ? "✓" : "✗") + "  ";
            List<Inline> text = choice.feedback().isEmpty() ? choice.text() : choice.feedback();
            lines.addAll(
                    painter.hanging(
                            mark,
                            choice.right() ? TextStyle.GOOD : TextStyle.BAD,
                            text,
                            speaker.look().text()));
        }
        speaker.print(lines);
        if (!answered.right()) {
            boolean incomplete = answered.found() == answered.chosen().size();
            if (incomplete) {
                speaker.say("quiz.incomplete", answered.found(), answered.wanted());
            } else {
                speaker.sayIn(TextStyle.DIM, "quiz.again");
            }
        }
    }
}
