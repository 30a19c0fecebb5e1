package heapwise.terminal;

import heapwise.terminal.console.Input;
import heapwise.terminal.paint.SourcePainter;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.workbook.Play;
import heapwise.workbook.Reply;
import heapwise.workbook.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Java at a prompt with the lab at hand, and no lesson. */
final class PlayConversation {

    private final Play play;
    private final Speaker speaker;
    private final LiveRunner runner;
    private final SessionCommands session;
    private final TextEditor editor;
    private boolean left;

    PlayConversation(Play play, Speaker speaker, StatusLine status, TextEditor editor) {
        this.editor = editor;
        this.play = play;
        this.speaker = speaker;
        this.runner = new LiveRunner(speaker, play::session, status);
        this.session = new SessionCommands(speaker, play::session, play::transcript);
    }

    /** Runs a file of snippets before the prompt appears. */
    void script(Path file) throws IOException {
        line(SourceFile.read(file));
    }

    void run() {
        Messages messages = speaker.messages();
        Prompt plain =
                Prompt.java(messages.get("prompt.java"))
                        .unfinished(messages.get("wait.unfinished"));
        Prompt prompt = plain.hinted(messages.get("wait.play"));
        while (!left) {
            Input input = speaker.console().read(prompt);
            if (input instanceof Input.End) {
                return;
            } else if (input instanceof Input.Text text && !text.text().isBlank()) {
                typed(text.text());
            }
            prompt = plain;
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
            case HELP -> session.help(false, argument);
            case EDIT -> edit();
            case UNDO -> undo();
            default -> left = true;
        }
    }

    /** Opens the last line in the editor and runs what becomes of it. */
    private void edit() {
        List<String> own = play.transcript().ownLines();
        String last = own.isEmpty() ? "" : own.get(own.size() - 1);
        String edited = editor.edit(last).stripTrailing();
        if (!edited.isBlank() && !edited.strip().equals(last.strip())) {
            Look look = speaker.look();
            speaker.print(new SourcePainter(look).paint("java", edited, look.text()));
            line(edited);
        }
    }

    private void undo() {
        Optional<String> taken = runner.quietly(play::undo);
        if (taken.isPresent()) {
            speaker.say("undo.done", taken.get().lines().findFirst().orElse(""));
        } else {
            speaker.say("undo.none");
        }
    }

    private void line(String source) {
        LiveRunner.Ran<Reply.LineRan> ran =
                runner.run(lines -> lines, speaker.look().columns(), out -> play.line(source, out));
        runner.paintLine(ran.result(), "");
    }
}
