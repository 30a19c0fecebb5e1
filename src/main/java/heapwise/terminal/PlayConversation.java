package heapwise.terminal;

import heapwise.workbook.Play;
import heapwise.workbook.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Java at a prompt with the lab at hand, and no lesson. */
final class PlayConversation {

    private final Play play;
    private final Speaker speaker;
    private final Runner runner;
    private final SessionCommands session;
    private boolean left;

    PlayConversation(Play play, Speaker speaker, StatusLine status) {
        this.play = play;
        this.speaker = speaker;
        this.runner = new Runner(speaker, play::session, status);
        this.session = new SessionCommands(speaker, play::session, play::transcript);
    }

    /** Runs a file of snippets before the prompt appears. */
    void script(Path file) throws IOException {
        line(Files.readString(file));
    }

    void run() {
        Messages messages = speaker.messages();
        Prompt prompt = Prompt.java(messages.get("prompt.java")).hinted(messages.get("wait.play"));
        while (!left) {
            Input input = speaker.console().read(prompt);
            if (input instanceof Input.End) {
                return;
            } else if (input instanceof Input.Text text && !text.text().isBlank()) {
                typed(text.text());
            }
            prompt = Prompt.java(messages.get("prompt.java"));
        }
    }

    private void typed(String text) {
        String word = text.strip();
        if (!word.startsWith("/") || word.startsWith("//") || word.startsWith("/*")) {
            line(text);
            return;
        }
        Optional<Command.Typed> command = Command.parse(word);
        if (command.isEmpty() || !Command.in(false).contains(command.get().command())) {
            session.unknown(word);
            return;
        }
        run(command.get().command(), command.get().argument());
    }

    private void run(Command command, String argument) {
        switch (command) {
            case VARS -> session.variables();
            case METHODS -> session.methods();
            case TYPES -> session.types();
            case HISTORY -> session.history();
            case SAVE -> session.save(argument, "heapwise play");
            case RESET -> {
                runner.quietly(play::reset);
                speaker.say("reset.done", 0);
            }
            case HELP -> session.help(false);
            default -> left = true;
        }
    }

    private void line(String source) {
        Runner.Ran<Reply.LineRan> ran =
                runner.run(lines -> lines, speaker.look().columns(), out -> play.line(source, out));
        runner.paintLine(ran.result(), "");
    }
}
