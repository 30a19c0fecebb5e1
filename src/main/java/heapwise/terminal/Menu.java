package heapwise.terminal;

import heapwise.lesson.Course;
import heapwise.terminal.console.Input;
import heapwise.terminal.console.Key;
import heapwise.terminal.console.KeyConsole;
import heapwise.terminal.console.Repainted;
import heapwise.terminal.paint.CataloguePainter;
import heapwise.terminal.paint.CataloguePainter.Row;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.Catalogue;
import heapwise.workbook.Catalogue.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets a learner choose a lesson: with arrows and a search, or by its number on plain streams. */
final class Menu {

    private final Catalogue catalogue;
    private final Speaker speaker;
    private final Messages messages;

    Menu(Catalogue catalogue, Speaker speaker) {
        this.catalogue = catalogue;
        this.speaker = speaker;
        this.messages = speaker.messages();
    }

    /** Returns the course as it stands. */
    static List<Line> lines(Catalogue catalogue, Look look, Messages messages) {
        CataloguePainter painter = new CataloguePainter(look, messages);
        List<Line> lines = new ArrayList<>(painter.head(catalogue));
        painter.rows(catalogue.items())
                .forEach(row -> lines.add(row.item() == null ? row.line() : indented(row.line())));
        return lines;
    }

    private static Line indented(Line line) {
        return line.after(Line.of("   "));
    }

    /** Returns the lesson that was chosen; absent where the learner leaves. */
    Optional<Course.Entry> choose() {
        if (catalogue.items().isEmpty()) {
            speaker.say("menu.empty");
            return Optional.empty();
        }
        return speaker.console() instanceof KeyConsole keys ? withKeys(keys) : withNumbers();
    }

    private Optional<Course.Entry> withNumbers() {
        speaker.console().print(lines(catalogue, speaker.look(), messages));
        speaker.emptyLine();
        speaker.say("menu.plain");
        while (true) {
            Input input = speaker.console().read(Prompt.words(messages.get("prompt.menu")));
            if (!(input instanceof Input.Text text) || text.text().strip().equals("q")) {
                return Optional.empty();
            }
            Optional<Course.Entry> entry = named(text.text().strip());
            if (entry.isPresent()) {
                return entry;
            }
            list(catalogue.find(text.text()), text.text());
        }
    }

    private Optional<Course.Entry> named(String word) {
        return catalogue.items().stream()
                .map(Item::entry)
                .filter(e -> Integer.toString(e.number()).equals(word) || e.slug().equals(word))
                .findFirst();
    }

    private void list(List<Item> items, String words) {
        if (items.isEmpty()) {
            speaker.say("menu.none", words.strip());
            return;
        }
        CataloguePainter painter = new CataloguePainter(speaker.look(), messages);
        List<Line> lines = new ArrayList<>();
        painter.rows(items)
                .forEach(row -> lines.add(row.item() == null ? row.line() : indented(row.line())));
        speaker.console().print(lines);
    }

    private Optional<Course.Entry> withKeys(KeyConsole keys) {
        List<Item> shown = catalogue.items();
        int selected = first(shown);
        String search = "";
        boolean searching = false;
        try (Repainted area = keys.repainted()) {
            while (true) {
                area.paint(page(keys, shown, selected, search, searching));
                Key key = area.key();
                if (searching && key.isText()) {
                    search = key.edit(search);
                } else if (key.is(Key.Name.SLASH) && !searching) {
                    searching = true;
                    search = "";
                } else if (key.is(Key.Name.ENTER)) {
                    if (!shown.isEmpty()) {
                        return Optional.of(shown.get(selected).entry());
                    }
                } else if (key.is(Key.Name.UP)) {
                    selected = Math.max(0, selected - 1);
                } else if (key.is(Key.Name.DOWN)) {
                    selected = Math.min(shown.size() - 1, selected + 1);
                } else if (key.is(Key.Name.ESCAPE) && searching) {
                    searching = false;
                    search = "";
                } else if (key.leaves()) {
                    return Optional.empty();
                }
                List<Item> found = search.isBlank() ? catalogue.items() : catalogue.find(search);
                if (!found.equals(shown)) {
                    shown = found;
                    selected = search.isBlank() ? first(shown) : 0;
                }
            }
        }
    }

    /** The lesson the learner is in, else the first that is open. */
    private static int first(List<Item> items) {
        for (Catalogue.State state : List.of(Catalogue.State.CURRENT, Catalogue.State.OPEN)) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i).state() == state) {
                    return i;
                }
            }
        }
        return 0;
    }

    private List<Line> page(
            KeyConsole keys, List<Item> shown, int selected, String search, boolean searching) {
        Look look = keys.look();
        CataloguePainter painter = new CataloguePainter(look, messages);
        List<Line> lines = new ArrayList<>(painter.head(catalogue));
        List<Row> rows = painter.rows(shown);
        int here = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (!shown.isEmpty() && rows.get(i).item() == shown.get(selected)) {
                here = i;
            }
        }
        int room = Math.max(3, keys.rows() - lines.size() - 5);
        int from = Math.max(0, Math.min(here - room / 2, rows.size() - room));
        for (int i = from; i < Math.min(rows.size(), from + room); i++) {
            Row row = rows.get(i);
            Line mark = i == here ? Line.of(look.fit(" ▸ "), TextStyle.ACCENT) : Line.of("   ");
            lines.add(row.item() == null ? row.line() : row.line().after(mark));
        }
        if (shown.isEmpty()) {
            lines.add(Line.of("  " + look.fit(messages.get("menu.none", search)), TextStyle.DIM));
        }
        lines.add(Line.EMPTY);
        String foot = searching ? "/" + search + "_" : look.fit(messages.get("menu.keys"));
        lines.add(Line.of("  " + Columns.cut(foot, look.text(), ""), TextStyle.DIM));
        return lines;
    }
}
