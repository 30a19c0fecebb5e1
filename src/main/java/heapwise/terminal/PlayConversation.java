package heapwise.terminal;

import heapwise.terminal.console.Input;
import heapwise.terminal.paint.SourcePainter;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.prompt.Typed;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.workbook.Play;
import heapwise.workbook.Reply;
import heapwise.workbook.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
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
        this.session = new SessionCommands(speaker, play::session, play::transcript, this::typed);
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
            typed(input);
            prompt = plain;
        }
    }

    private void typed(Input input) {
        if (input instanceof Input.End) {
            left = true;
        } else if (input instanceof Input.Text text && !text.text().isBlank()) {
            typed(text.text());
        }
    }

    private void typed(String text) {
        if (SessionCommands.isAgain(text)) {
            session.again(text).ifPresent(this::shown);
        } else if (Typed.isCommand(text)) {
            session.read(text.strip(), false)
                    .ifPresent(command -> run(command.command(), command.argument()));
        } else if (!session.pointed(text)) {
            line(text);
        }
    }

    /** Runs what was not typed here, and shows it before. */
    private void shown(String source) {
        Look look = speaker.look();
        speaker.print(new SourcePainter(look).paint("java", source, look.text()));
        line(source);
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
            case IMPORTS -> session.imports();
            case OPEN -> session.open(argument).ifPresent(this::line);
            case EDIT -> edit(argument);
            case UNDO -> undo();
            default -> left = true;
        }
    }

    /** Opens the last line, or another of the history, in the editor and runs what it becomes. */
    private void edit(String argument) {
        Optional<String> before =
                argument.isEmpty() && play.transcript().ownLines().isEmpty()
                        ? Optional.of("")
                        : editable(argument.isEmpty() ? "!" : argument);
        if (before.isEmpty()) {
            return;
        }
        String edited = editor.edit(before.get()).stripTrailing();
        if (!edited.isBlank() && !edited.strip().equals(before.get().strip())) {
            shown(edited);
        }
    }

    private Optional<String> editable(String place) {
        if (!SessionCommands.isAgain("/" + place)) {
            speaker.say("edit.no.line", place);
            return Optional.empty();
        }
        return session.again("/" + place);
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
