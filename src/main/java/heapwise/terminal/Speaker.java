package heapwise.terminal;

import heapwise.progress.Trouble;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.paint.TroublePainter;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.List;

/** Says Heapwise's own sentences, wrapped, inside the margin. */
final class Speaker {

    private static final Line MARGIN = Line.of(" ".repeat(Look.MARGIN));

    private final UserConsole console;
    private final Messages messages;

    Speaker(UserConsole console, Messages messages) {
        this.console = console;
        this.messages = messages;
    }

    Messages messages() {
        return messages;
    }

    UserConsole console() {
        return console;
    }

    Look look() {
        return console.look();
    }

    void say(String key, Object... arguments) {
        sayIn(TextStyle.TEXT, key, arguments);
    }

    void sayIn(TextStyle style, String key, Object... arguments) {
        console.print(sentence(style, key, arguments));
    }

    /** Returns a sentence, wrapped, inside the margin. */
    List<Line> sentence(TextStyle style, String key, Object... arguments) {
        return indented(
                Wrapping.wrap(look().fit(messages.get(key, arguments)), style, look().text()));
    }

    /** Prints lines inside the margin. */
    void print(List<Line> lines) {
        console.print(indented(lines));
    }

    private static List<Line> indented(List<Line> lines) {
        return lines.stream()
                .map(line -> line.spans().isEmpty() ? line : line.after(MARGIN))
                .toList();
    }

    void say(Trouble trouble) {
        print(new TroublePainter(look(), messages).paint(trouble));
    }

    /** Leaves an empty line, where there is none yet. */
    void emptyLine() {
        if (!console.belowEmptyLine()) {
            console.print(Line.EMPTY);
        }
    }

    /** Prints names with their descriptions beside them. */
    void table(List<String> names, List<String> descriptions) {
        console.print(rows(names, descriptions));
    }

    /** Returns names with their descriptions beside them, inside the margin. */
    List<Line> rows(List<String> names, List<String> descriptions) {
        int widest = names.stream().mapToInt(Columns::of).max().orElse(0);
        int column = Math.min(widest, 24) + 2;
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = Columns.padRight(names.get(i), column);
            int room = Math.max(16, look().text() - Columns.of(name));
            List<Line> text = Wrapping.wrap(look().fit(descriptions.get(i)), TextStyle.TEXT, room);
            for (int j = 0; j < text.size(); j++) {
                Line left =
                        j == 0
                                ? Line.of(look().fit(name), TextStyle.ACCENT)
                                : Line.of(" ".repeat(Columns.of(name)));
                lines.add(text.get(j).after(left));
            }
        }
        return indented(lines);
    }
}
