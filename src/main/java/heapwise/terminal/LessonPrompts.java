package heapwise.terminal;

import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.text.Messages;
import heapwise.workbook.Wait;

/** The prompt for each thing that a lesson waits for, with the keys that mean something there. */
final class LessonPrompts {

    private final Messages messages;
    private final boolean lastLesson;

    LessonPrompts(Messages messages, boolean lastLesson) {
        this.messages = messages;
        this.lastLesson = lastLesson;
    }

    Prompt playing() {
        return Prompt.java(messages.get("prompt.play"))
                .hinted(messages.get("wait.playing"))
                .unfinished(messages.get("wait.unfinished"));
    }

    Prompt of(Wait wait) {
        if (wait instanceof Wait.Guessing) {
            return Prompt.answer(messages.get("prompt.guess")).hinted(messages.get("wait.guess"));
        } else if (wait instanceof Wait.Answering answering) {
            String key = answering.several() ? "wait.quiz.several" : "wait.quiz.one";
            return Prompt.answer(messages.get("prompt.answer")).hinted(messages.get(key));
        }
        return Prompt.java(messages.get("prompt.java"))
                .hinted(hint(wait))
                .unfinished(messages.get("wait.unfinished"));
    }

    private String hint(Wait wait) {
        if (wait instanceof Wait.Running running) {
            return messages.get("wait.run", running.cell().number());
        } else if (wait instanceof Wait.RunningPython) {
            return messages.get("wait.python");
        } else if (wait instanceof Wait.Doing) {
            return messages.get("wait.task");
        } else if (wait instanceof Wait.Solving) {
            return messages.get("wait.exercise");
        } else if (wait instanceof Wait.Ended) {
            return messages.get(lastLesson ? "wait.end.last" : "wait.end");
        }
        return messages.get("wait.read");
    }
}
