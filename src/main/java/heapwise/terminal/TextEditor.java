package heapwise.terminal;

import heapwise.terminal.text.TextStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The learner's own editor, in the same terminal. */
final class TextEditor {

    private final Speaker speaker;
    private final Map<String, String> environment;

    TextEditor(Speaker speaker, Map<String, String> environment) {
        this.speaker = speaker;
        this.environment = environment;
    }

    /**
     * Opens a file and waits until the editor is left; returns false where it cannot be started.
     */
    boolean open(Path file) {
        if (!speaker.console().interactive()) {
            speaker.say("edit.no.terminal", file);
            return false;
        }
        List<String> command = new ArrayList<>(List.of(command().split("\\s+")));
        command.add(file.toString());
        boolean[] started = {true};
        speaker.console()
                .handOver(
                        () -> {
                            try {
                                new ProcessBuilder(command).inheritIO().start().waitFor();
                            } catch (IOException none) {
                                started[0] = false;
                            } catch (InterruptedException interrupted) {
                                Thread.currentThread().interrupt();
                            }
                        });
        if (!started[0]) {
            speaker.sayIn(TextStyle.BAD, "edit.failed", command.get(0));
        }
        return started[0];
    }

    /** Lets a text be edited and returns what became of it; the same text where nothing did. */
    String edit(String text) {
        if (!speaker.console().interactive()) {
            speaker.say("edit.no.terminal.here");
            return text;
        }
        try {
            Path file = Files.createTempFile("heapwise", ".java");
            try {
                Files.writeString(file, text);
                return open(file) ? Files.readString(file) : text;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            speaker.sayIn(TextStyle.BAD, "edit.failed", command());
            return text;
        }
    }

    private String command() {
        for (String name : List.of("VISUAL", "EDITOR")) {
            String command = environment.getOrDefault(name, "").strip();
            if (!command.isEmpty()) {
                return command;
            }
        }
        boolean nano = Files.isExecutable(Path.of("/usr/bin/nano"));
        return nano ? "nano" : "vi";
    }
}
