package heapwise.terminal;

import heapwise.session.Outcome;
import heapwise.session.Variable;
import heapwise.terminal.paint.DrawingPainter;
import heapwise.terminal.paint.SourcePainter;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import heapwise.workbook.LiveSession;
import heapwise.workbook.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The commands that ask the session, the same in a lesson and in free play. */
final class SessionCommands {

    /** How long the lab may take to say what it can. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Speaker speaker;
    private final Supplier<LiveSession> session;
    private final Supplier<Transcript> transcript;

    SessionCommands(
            Speaker speaker, Supplier<LiveSession> session, Supplier<Transcript> transcript) {
        this.speaker = speaker;
        this.session = session;
        this.transcript = transcript;
    }

    void variables() {
        List<Line> lines = new ArrayList<>();
        Look look = speaker.look();
        for (Variable variable : session.get().variables()) {
            String value = variable.value().lines().findFirst().orElse("");
            Line line =
                    new Line.Builder()
                            .add(look.fit(variable.type()) + " ", TextStyle.DIM)
                            .add(look.fit(variable.name()), TextStyle.BOLD)
                            .add(" = ", TextStyle.DIM)
                            .build();
            int room = Math.max(8, look.text() - line.width());
            String shown = Columns.cut(look.fit(value), room, look.fit("…"));
            lines.add(Line.of(shown).after(line));
        }
        list(lines, "vars.none");
    }

    void methods() {
        list(source(session.get().methods()), "methods.none");
    }

    void types() {
        list(source(session.get().types()), "types.none");
    }

    void history() {
        List<Line> lines = new ArrayList<>();
        int number = 1;
        for (String own : transcript.get().ownLines()) {
            Line mark =
                    Line.of(Columns.padLeft(Integer.toString(number++), 3) + "  ", TextStyle.DIM);
            for (Line line : source(List.of(own))) {
                lines.add(line.after(mark));
                mark = Line.of("     ");
            }
        }
        list(lines, "history.none");
    }

    private List<Line> source(List<String> sources) {
        List<Line> lines = new ArrayList<>();
        Look look = speaker.look();
        for (String source : sources) {
            lines.addAll(new SourcePainter(look).paint("java", source, look.text() - 5));
        }
        return lines;
    }

    private void list(List<Line> lines, String noneKey) {
        if (lines.isEmpty()) {
            speaker.say(noneKey);
        } else {
            speaker.print(lines);
        }
    }

    /**
     * Tells what can be typed, or more about one thing of it.
     *
     * @param topic a tool of the lab or a command; empty for all
     */
    void help(boolean lesson, String topic) {
        if (topic.isEmpty()) {
            help(lesson);
            return;
        }
        Messages messages = speaker.messages();
        String name = topic.replaceAll("\\(.*", "").strip();
        Optional<String> tool =
                name.matches("\\w+") ? drawn("help(\"%s\")".formatted(name)) : Optional.empty();
        Optional<Command.Typed> command =
                Command.parse(name.startsWith("/") ? name : "/" + name)
                        .filter(typed -> Command.in(lesson).contains(typed.command()));
        if (tool.isPresent()) {
            speaker.console().print(new DrawingPainter(speaker.look()).paint(tool.get(), room()));
        } else if (command.isPresent()) {
            Command found = command.get().command();
            speaker.table(List.of(found.word()), List.of(messages.get(found.descriptionKey())));
        } else {
            speaker.say("help.unknown", topic);
        }
    }

    private int room() {
        return speaker.look().columns();
    }

    /** Asks the lab in the session VM, which draws for this window. */
    private Optional<String> drawn(String expression) {
        LiveSession now = session.get();
        now.draw(Drawing.of(speaker));
        return now.ask(expression, PATIENCE) instanceof Outcome.Value value
                ? Optional.of(value.rendered())
                : Optional.empty();
    }

    private void help(boolean lesson) {
        Messages messages = speaker.messages();
        drawn("help()")
                .ifPresent(
                        tools -> {
                            speaker.sayIn(TextStyle.BOLD, "help.tools");
                            speaker.emptyLine();
                            speaker.console()
                                    .print(new DrawingPainter(speaker.look()).paint(tools, room()));
                            speaker.emptyLine();
                        });
        speaker.sayIn(TextStyle.BOLD, "help.title");
        speaker.emptyLine();
        List<Command> commands = Command.in(lesson);
        speaker.table(
                commands.stream().map(Command::word).toList(),
                commands.stream().map(c -> messages.get(c.descriptionKey())).toList());
        speaker.emptyLine();
        speaker.say("help.java");
    }

    void unknown(String typed) {
        Messages messages = speaker.messages();
        String said = messages.get("command.unknown", typed.strip().split("\\s+", 2)[0]);
        String more =
                Command.nearest(typed)
                        .map(command -> messages.get("command.nearest", command.word()))
                        .orElse(messages.get("command.list"));
        speaker.print(
                Wrapping.wrap(
                        speaker.look().fit(said + " " + more),
                        TextStyle.TEXT,
                        speaker.look().text()));
    }

    void save(String argument, String title) {
        if (argument.isEmpty()) {
            speaker.say("save.usage");
            return;
        }
        boolean markdown = argument.endsWith(".md");
        try {
            Path file = Path.of(argument);
            String text =
                    markdown ? transcript.get().asMarkdown(title) : transcript.get().asScript();
            Files.writeString(file, text);
            speaker.say("save.done", file);
        } catch (IOException | java.nio.file.InvalidPathException failure) {
            speaker.say("save.failed", argument, failure.getMessage());
        }
    }
}
