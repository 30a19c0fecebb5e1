package heapwise.terminal;

import heapwise.lesson.Inline;
import heapwise.lesson.Prose;
import heapwise.terminal.paint.OutcomePainter;
import heapwise.terminal.paint.ProsePainter;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.Reply;
import java.util.ArrayList;
import java.util.List;

/** Says how a task stands after a line of the learner. */
final class TaskTalk {

    /** Wide enough for any message: who says it wraps it. */
    private static final int UNWRAPPED = 10_000;

    private final Speaker speaker;

    TaskTalk(Speaker speaker) {
        this.speaker = speaker;
    }

    void say(Reply.TaskState state) {
        if (state instanceof Reply.TaskState.Solved solved) {
            String key = solved.lines() == 1 ? "task.done.one" : "task.done";
            speaker.sayIn(TextStyle.GOOD, key, solved.lines());
        } else if (state instanceof Reply.TaskState.Open open) {
            open(open);
        } else if (state instanceof Reply.TaskState.Unclear unclear) {
            List<Line> why =
                    new OutcomePainter(speaker.look(), speaker.messages())
                            .paint(unclear.outcome(), "", UNWRAPPED);
            String first = why.isEmpty() ? "" : why.get(0).text();
            speaker.sayIn(TextStyle.DIM, "task.unclear", first);
        }
    }

    /** Says which condition is false, and what was measured. */
    private void open(Reply.TaskState.Open state) {
        List<Prose> sentence = new ArrayList<>(state.sentence());
        Inline notYet = new Inline.Text(speaker.messages().get("task.open") + " ");
        if (!sentence.isEmpty() && sentence.get(0) instanceof Prose.Paragraph first) {
            List<Inline> text = new ArrayList<>(first.text());
            text.add(0, notYet);
            sentence.set(0, new Prose.Paragraph(first.line(), text));
        } else {
            sentence.add(0, new Prose.Paragraph(1, List.of(notYet)));
        }
        speaker.print(new ProsePainter(speaker.look()).paint(sentence, speaker.look().text()));
    }
}
