package heapwise.terminal;

import heapwise.lesson.Inline;
import heapwise.lesson.Prose;
import heapwise.terminal.paint.InlinePainter;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Span;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import heapwise.workbook.Calibration;
import heapwise.workbook.Workbook;
import heapwise.workbook.WorstGuess;
import java.util.ArrayList;
import java.util.List;

/** Says at a lesson's end how the guesses were, and which was furthest from the truth. */
final class EndTalk {

    private final Speaker speaker;

    EndTalk(Speaker speaker) {
        this.speaker = speaker;
    }

    void say(Workbook book) {
        speaker.emptyLine();
        speaker.sayIn(TextStyle.GOOD, "end.lesson", book.outline().lesson().front().title());
        Calibration guesses = book.guesses(false);
        if (guesses.guesses() > 0) {
            speaker.say("end.guesses", guesses.right(), guesses.guesses());
        }
        book.worstGuess().ifPresent(this::worst);
    }

    private void worst(WorstGuess worst) {
        List<Inline> question = new ArrayList<>();
        for (Prose prose : worst.question()) {
            if (prose instanceof Prose.Paragraph paragraph) {
                question.add(new Inline.Text(question.isEmpty() ? "" : " "));
                question.addAll(paragraph.text());
            }
        }
        speaker.emptyLine();
        labelled("end.worst", question);
        labelled("end.worst.guess", worst.guess());
        labelled("end.worst.truth", worst.truth());
    }

    private void labelled(String key, List<Inline> text) {
        Look look = speaker.look();
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(look.fit(speaker.messages().get(key)) + " ", TextStyle.DIM));
        spans.addAll(InlinePainter.paint(text, TextStyle.TEXT, look));
        List<Line> lines = Wrapping.wrap(spans, look.text());
        speaker.print(lines);
    }
}
