package heapwise.terminal;

import heapwise.terminal.console.Input;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.paint.CellPainter;
import heapwise.terminal.paint.FeedbackPainter;
import heapwise.terminal.paint.OutcomePainter;
import heapwise.terminal.paint.ProsePainter;
import heapwise.terminal.paint.SourcePainter;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.prompt.Typed;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.Guess;
import heapwise.workbook.ReviewSitting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks what was asked before, for some minutes or until nothing is due. */
final class ReviewConversation {

    private final ReviewSitting sitting;
    private final Speaker speaker;
    private final Messages messages;

    ReviewConversation(ReviewSitting sitting, Speaker speaker) {
        this.sitting = sitting;
        this.speaker = speaker;
        this.messages = speaker.messages();
    }

    void run() {
        speaker.emptyLine();
        if (sitting.due() > 0) {
            speaker.say("review.begin", sitting.due());
        }
        Optional<ReviewSitting.Question> question = sitting.question();
        while (question.isPresent() && ask(question.get())) {
            question = sitting.question();
        }
        end();
    }

    private boolean ask(ReviewSitting.Question question) {
        Look look = speaker.look();
        speaker.emptyLine();
        speaker.sayIn(TextStyle.DIM, "review.lesson", question.title());
        speaker.emptyLine();
        if (!question.source().isBlank()) {
            speaker.print(new SourcePainter(look).paint("java", question.source(), look.text()));
            speaker.emptyLine();
        }
        speaker.print(new ProsePainter(look).paint(question.question(), look.text()));
        if (!question.choices().isEmpty()) {
            speaker.emptyLine();
            speaker.print(new CellPainter(look, messages).choices(question.choices(), look.text()));
        }
        while (true) {
            Input input =
                    speaker.console()
                            .read(
                                    Prompt.answer(messages.get("prompt.answer"))
                                            .hinted(messages.get("wait.review")));
            if (!(input instanceof Input.Text text)
                    || text.text().strip().equals("q")
                    || Typed.isCommand(text.text().strip())) {
                return false;
            }
            Optional<ReviewSitting.Judged> judged = judged(text.text());
            if (judged.isPresent()) {
                say(question, judged.get());
                return true;
            }
            if (question.choices().isEmpty()) {
                speaker.say("review.not.a.value");
            } else {
                speaker.say("review.not.a.choice", question.choices().size());
            }
        }
    }

    /** A variant is measured in a VM of its own, which may still be at it. */
    private Optional<ReviewSitting.Judged> judged(String answer) {
        long start = System.nanoTime();
        Supplier<String> moving =
                () -> {
                    long millis = (System.nanoTime() - start) / 1_000_000;
                    return messages.get("review.measuring", OutcomePainter.seconds(millis));
                };
        UserConsole.Busy busy = speaker.console().busy(moving, sitting::giveUp);
        try {
            return sitting.answer(answer);
        } finally {
            busy.close();
        }
    }

    private void say(ReviewSitting.Question question, ReviewSitting.Judged judged) {
        sitting.trouble().ifPresent(speaker::say);
        if (!question.choices().isEmpty()) {
            speaker.print(
                    new FeedbackPainter(speaker.look(), messages)
                            .paint(question.choices(), judged.chosen()));
        } else if (judged.truth().isEmpty()) {
            speaker.sayIn(TextStyle.DIM, "review.unmeasured");
        } else if (judged.right()) {
            speaker.sayIn(TextStyle.GOOD, "review.right", judged.truth());
        } else {
            Optional<Guess.Comparison> said = judged.comparison();
            if (said.isPresent()) {
                speaker.sayIn(
                        TextStyle.ACCENT, "cell.said.wrong", said.get().guess(), judged.truth());
            } else {
                speaker.sayIn(TextStyle.ACCENT, "review.truth", judged.truth());
            }
        }
    }

    private void end() {
        speaker.emptyLine();
        if (sitting.asked() > 0) {
            speaker.say("review.end", sitting.asked(), sitting.right());
        }
        Optional<Instant> next = sitting.next();
        if (next.isEmpty()) {
            speaker.say("review.none");
            return;
        }
        long hours = Math.max(0, Duration.between(Instant.now(), next.get()).toHours() + 1);
        if (!next.get().isAfter(Instant.now())) {
            speaker.say("review.more");
        } else if (hours <= 24) {
            speaker.say("review.next.day");
        } else {
            speaker.say("review.next", (hours + 23) / 24);
        }
    }
}
