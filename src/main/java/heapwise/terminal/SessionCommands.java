package heapwise.terminal;

import heapwise.session.Variable;
import heapwise.workbook.LiveSession;
import heapwise.workbook.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The commands that ask the session, the same in a lesson and in free play. */
final class SessionCommands {

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
                            .add(look.fit(variable.type()) + " ", Style.DIM)
                            .add(look.fit(variable.name()), Style.BOLD)
                            .add(" = ", Style.DIM)
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
            Line mark = Line.of(Columns.padLeft(Integer.toString(number++), 3) + "  ", Style.DIM);
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

    void help(boolean lesson) {
        Messages messages = speaker.messages();
        speaker.sayIn(Style.BOLD, "help.title");
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
                        speaker.look().fit(said + " " + more), Style.TEXT, speaker.look().text()));
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
