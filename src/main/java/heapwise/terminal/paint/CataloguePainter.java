package heapwise.terminal.paint;

import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.Catalogue;
import heapwise.workbook.Catalogue.Answer;
import heapwise.workbook.Catalogue.Item;
import java.util.ArrayList;
import java.util.List;

/** Paints the course: parts, lessons with minutes and state, exercises, what is missing here. */
public final class CataloguePainter {

    private final Look look;
    private final Messages messages;

    public CataloguePainter(Look look, Messages messages) {
        this.look = look;
        this.messages = messages;
    }

    /** A line of the menu, and the lesson that it opens; null for a heading. */
    public record Row(Line line, @org.jspecify.annotations.Nullable Item item) {}

    public List<Line> head(Catalogue catalogue) {
        Line.Builder line = Line.with("  Heapwise", TextStyle.ACCENT.withBold());
        String count =
                messages.get(
                        "menu.count",
                        catalogue.lessonsDone(),
                        catalogue.items().size(),
                        catalogue.exercisesSolved(),
                        catalogue.exercises());
        line.add("   ").add(look.fit(catalogue.course().title()), TextStyle.BOLD);
        if (line.width() + 3 + Columns.of(look.fit(count)) <= look.page()) {
            line.fillTo(look.page() - Columns.of(look.fit(count)), " ", TextStyle.TEXT);
            return List.of(line.add(look.fit(count), TextStyle.DIM).build(), Line.EMPTY);
        }
        return List.of(line.build(), Line.of("  " + look.fit(count), TextStyle.DIM), Line.EMPTY);
    }

    /** Returns the lessons, with a heading before each part. */
    public List<Row> rows(List<Item> items) {
        List<Row> rows = new ArrayList<>();
        String part = "";
        for (Item item : items) {
            if (!item.part().letter().equals(part)) {
                part = item.part().letter();
                if (!rows.isEmpty()) {
                    rows.add(new Row(Line.EMPTY, null));
                }
                Line heading =
                        Line.with("  " + part + "  ", TextStyle.ACCENT)
                                .add(look.fit(item.part().title()), TextStyle.BOLD)
                                .build();
                rows.add(new Row(heading, null));
            }
            rows.add(new Row(lesson(item), item));
        }
        return rows;
    }

    private Line lesson(Item item) {
        String mark =
                switch (item.state()) {
                    case DONE -> "✓";
                    case CURRENT -> "◐";
                    case OPEN -> "○";
                };
        TextStyle style = item.state() == Catalogue.State.OPEN ? TextStyle.DIM : TextStyle.GOOD;
        boolean wide = look.page() >= 64;
        int titleWidth = wide ? Math.min(44, look.page() - 34) : look.page() - 10;
        String title =
                Columns.cut(look.fit(item.entry().front().title()), titleWidth, look.fit("…"));
        Line.Builder line =
                Line.with(look.fit(mark) + " ", style)
                        .add(
                                Columns.padLeft(Integer.toString(item.entry().number()), 2),
                                TextStyle.DIM)
                        .add("  ")
                        .add(
                                title,
                                item.state() == Catalogue.State.CURRENT
                                        ? TextStyle.BOLD
                                        : TextStyle.TEXT);
        if (!wide) {
            return line.build();
        }
        line.fillTo(titleWidth + 8, " ", TextStyle.TEXT);
        int minutes = item.entry().front().minutes();
        String time = minutes > 0 ? messages.get("lesson.minutes", minutes) : "";
        line.add(Columns.padLeft(time, 6) + "   ", TextStyle.DIM);
        return line.add(rest(item, look.page() - 3 - line.width())).build();
    }

    private Line rest(Item item, int room) {
        if (item.missingJdk().isPresent()) {
            String text = messages.get("menu.missing", item.missingJdk().get());
            return Line.of(Columns.cut(look.fit(text), room, look.fit("…")), TextStyle.DIM);
        }
        if (item.state() == Catalogue.State.CURRENT && item.step() > 0) {
            return Line.of(
                    look.fit(messages.get("menu.step", item.step(), item.steps())), TextStyle.DIM);
        }
        Line.Builder line = new Line.Builder();
        int left = item.exercises().size();
        for (Catalogue.Task task : item.exercises()) {
            String mark = task.answer() == Answer.SOLVED ? " ✓" : "";
            String text = look.fit(task.slug() + mark);
            // Room for how many are not named, unless this is the last.
            int more = left > 1 ? 4 : 0;
            if (line.width() + Columns.of(text) + 2 + more > room) {
                break;
            }
            TextStyle style = task.answer() == Answer.SOLVED ? TextStyle.GOOD : TextStyle.DIM;
            line.add(line.width() > 0 ? "  " : "").add(text, style);
            left--;
        }
        if (left > 0) {
            line.add((line.width() > 0 ? "  +" : "+") + left, TextStyle.DIM);
        }
        return line.build();
    }
}
