package heapwise.terminal;

import heapwise.lesson.Cell;
import heapwise.terminal.paint.FeedbackPainter;
import heapwise.workbook.Reply;
import java.util.List;

/** Says what became of the answer to a quiz. */
final class QuizFeedback {

    private final Speaker speaker;

    QuizFeedback(Speaker speaker) {
        this.speaker = speaker;
    }

    /** Says what the answer is, to a learner who goes on without it. */
    void answer(Cell.Quiz quiz) {
        speaker.print(painter().paint(quiz.choices(), List.of()));
    }

    /** Says why what was chosen is right or not, and what is right. */
    void say(Cell.Quiz quiz, Reply.Answered answered) {
        if (answered.incomplete()) {
            speaker.print(painter().paintChosen(quiz.choices(), answered.chosen()));
            speaker.say("quiz.incomplete", answered.found(), answered.wanted());
        } else {
            speaker.print(painter().paint(quiz.choices(), answered.chosen()));
        }
    }

    private FeedbackPainter painter() {
        return new FeedbackPainter(speaker.look(), speaker.messages());
    }
}
