package heapwise.terminal;

import heapwise.session.Outcome;
import heapwise.session.Variable;
import heapwise.terminal.console.Input;
import heapwise.terminal.paint.DrawingPainter;
import heapwise.terminal.paint.LineGroup;
import heapwise.terminal.paint.SourcePainter;
import heapwise.terminal.prompt.Pointers;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import heapwise.workbook.LiveSession;
import heapwise.workbook.SourceFile;
import heapwise.workbook.Transcript;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The commands that ask the session, the same in a lesson and in free play. */
final class SessionCommands {

    /** How long the lab may take to say what it can. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Speaker speaker;
    private final Supplier<LiveSession> session;
    private final Supplier<Transcript> transcript;
    private final Consumer<Input> instead;

    /**
     * @param instead does what was typed where more of an answer was to be read
     */
    SessionCommands(
            Speaker speaker,
            Supplier<LiveSession> session,
            Supplier<Transcript> transcript,
            Consumer<Input> instead) {
        this.instead = instead;
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

    void imports() {
        list(source(session.get().imports()), "imports.none");
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

    /** Tells all of it, a screenful at a time; what is typed instead of reading on ends it. */
    private void help(boolean lesson) {
        Messages messages = speaker.messages();
        List<Line> lines = new ArrayList<>();
        drawn("help()")
                .ifPresent(
                        tools -> {
                            lines.addAll(heading("help.tools"));
                            lines.addAll(new DrawingPainter(speaker.look()).paint(tools, room()));
                            lines.add(Line.EMPTY);
                        });
        lines.addAll(heading("help.title"));
        List<Command> commands = Command.in(lesson);
        lines.addAll(
                speaker.rows(
                        commands.stream().map(Command::word).toList(),
                        commands.stream().map(c -> messages.get(c.descriptionKey())).toList()));
        lines.add(Line.EMPTY);
        if (speaker.console().rows() > 0) {
            lines.addAll(heading("help.keys"));
            List<String> keys = List.of(messages.get("keys.names").split("\\|"));
            List<String> what = List.of(messages.get("keys.what").split("\\|"));
            lines.addAll(speaker.rows(keys, what));
            lines.add(Line.EMPTY);
        }
        lines.addAll(speaker.sentence(TextStyle.TEXT, "help.java"));
        new Pager(speaker)
                .print(lines.stream().map(line -> new LineGroup(List.of(line))).toList())
                .ifPresent(instead);
    }

    private List<Line> heading(String key) {
        List<Line> lines = new ArrayList<>(speaker.sentence(TextStyle.BOLD, key));
        lines.add(Line.EMPTY);
        return lines;
    }

    /**
     * Reads a command; says so where there is none of that word here, or what stands behind it is
     * wrong.
     */
    Optional<Command.Typed> read(String typed, boolean lesson) {
        Optional<Command.Typed> read = Command.parse(typed);
        if (Pointers.of(typed).isPresent() || read.isEmpty()) {
            unknown(typed, lesson);
            return Optional.empty();
        }
        Command command = read.get().command();
        String argument = read.get().argument();
        String description = speaker.messages().get(command.descriptionKey());
        if (!Command.in(lesson).contains(command)) {
            speaker.say("command.lesson.only", command.word());
        } else if (command.takes() == Command.Takes.NOTHING && !argument.isEmpty()) {
            speaker.say("command.takes.nothing", command.word(), argument, description);
        } else if (command.takes() == Command.Takes.SOMETHING && argument.isEmpty()) {
            speaker.say("command.takes.something", command.word(), description);
        } else {
            return read;
        }
        return Optional.empty();
    }

    /** Says what does here what was typed out of habit; returns whether it is such a thing. */
    boolean pointed(String typed) {
        Optional<Pointers> pointer = Pointers.of(typed);
        if (pointer.isEmpty()) {
            return false;
        }
        List<String> names = List.of(typed.strip(), pointer.get().subject());
        if (names.stream().anyMatch(session.get().variableNames()::contains)) {
            return false;
        }
        speaker.say(pointer.get().key(), pointer.get().subject());
        return true;
    }

    private void unknown(String typed, boolean lesson) {
        if (pointed(typed)) {
            return;
        }
        Messages messages = speaker.messages();
        String said = messages.get("command.unknown", typed.strip().split("\\s+", 2)[0]);
        String more =
                Command.nearest(typed, lesson)
                        .map(command -> messages.get("command.nearest", command.word()))
                        .orElse(messages.get("command.list"));
        speaker.print(
                Wrapping.wrap(
                        speaker.look().fit(said + " " + more),
                        TextStyle.TEXT,
                        speaker.look().text()));
    }

    /** Returns whether it asks for a line again by its place in the history: /!, /-2, /3. */
    static boolean isAgain(String typed) {
        return typed.strip().matches("/(!|-?\\d{1,6})");
    }

    /** Returns the line that is asked for again; says so where there is none. */
    Optional<String> again(String typed) {
        List<String> own = transcript.get().ownLines();
        String place = typed.strip().substring(1);
        int number = place.equals("!") ? -1 : Integer.parseInt(place);
        int index = number < 0 ? own.size() + number : number - 1;
        if (index < 0 || index >= own.size()) {
            speaker.say(own.isEmpty() ? "history.none" : "history.no.line", place, own.size());
            return Optional.empty();
        }
        return Optional.of(own.get(index));
    }

    /** Returns the text of a file of snippets; says so where it cannot be read. */
    Optional<String> open(String argument) {
        try {
            return Optional.of(SourceFile.read(file(argument)));
        } catch (NoSuchFileException | InvalidPathException none) {
            speaker.say("open.none", argument);
        } catch (IOException unreadable) {
            speaker.say("open.failed", argument, String.valueOf(unreadable.getMessage()));
        }
        return Optional.empty();
    }

    private static Path file(String argument) {
        return argument.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), argument.substring(2))
                : Path.of(argument);
    }

    void save(String argument, String title) {
        try {
            Path file = file(argument);
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null && !Files.isDirectory(directory)) {
                speaker.say("save.no.directory", directory);
                return;
            } else if (Files.isDirectory(file)) {
                speaker.say("save.directory", file);
                return;
            }
            boolean markdown = argument.endsWith(".md");
            String text =
                    markdown ? transcript.get().asMarkdown(title) : transcript.get().asScript();
            Files.writeString(file, text);
            speaker.say("save.done", file);
        } catch (AccessDeniedException denied) {
            String reason = speaker.messages().get("trouble.permission");
            speaker.say("save.failed", argument, reason);
        } catch (IOException | InvalidPathException failure) {
            speaker.say("save.failed", argument, String.valueOf(failure.getMessage()));
        }
    }
}
