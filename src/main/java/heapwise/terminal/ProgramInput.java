package heapwise.terminal;

import heapwise.session.LineSource;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import java.util.Optional;

/**
 * What is typed for the program that runs and reads {@code System.in}: a line at a time, at a
 * prompt that says so. A thread that reads while nothing runs is told that the input has ended: the
 * lines that are typed then are Java.
 */
final class ProgramInput implements LineSource {

    private final UserConsole console;
    private final Messages messages;

    ProgramInput(UserConsole console, Messages messages) {
        this.console = console;
        this.messages = messages;
    }

    @Override
    public Optional<String> nextLine() throws InterruptedException {
        if (!console.runs()) {
            console.notice(
                    new Speaker(console, messages).sentence(TextStyle.DIM, "input.nothing.runs"));
            return Optional.empty();
        }
        return console.ask(
                Prompt.words(messages.get("prompt.input")).hinted(messages.get("wait.input")));
    }
}
