package heapwise.terminal.paint;

import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import heapwise.workbook.Calibration;
import heapwise.workbook.Catalogue.Answer;
import heapwise.workbook.Catalogue.Item;
import heapwise.workbook.Catalogue.State;
import heapwise.workbook.Catalogue.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Paints what a learner has done: a bar for each part and lesson, and how the guesses get on. */
public final class ProgressPainter {

    private static final String BARS = "▁▂▃▄▅▆▇█";

    /** A guess that is off by this factor has the highest bar. */
    private static final double FAR_OFF = 64;

    private static final int NARROW = 56;

    /**
     * Columns left of a lesson's title, of "11 of 11" in any language, and of "✓ 1/3" behind it.
     */
    private static final int TITLE = 8;

    private static final int COUNT = 10;
    private static final int TASKS = 8;

    private final Look look;
    private final Messages messages;

    public ProgressPainter(Look look, Messages messages) {
        this.look = look;
        this.messages = messages;
    }

    /** Returns a bar for each part and, under it, for its lessons, with their exercises. */
    public List<Line> course(List<Item> items) {
        List<Line> lines = new ArrayList<>();
        String part = "";
        for (Item item : items) {
            if (!item.part().letter().equals(part)) {
                part = item.part().letter();
                if (!lines.isEmpty()) {
                    lines.add(Line.EMPTY);
                }
                lines.add(part(item, items.stream().filter(i -> i.part() == item.part()).toList()));
            }
            lines.add(lesson(item));
        }
        return lines;
    }

    private Line part(Item first, List<Item> lessons) {
        long done = lessons.stream().filter(item -> item.state() == State.DONE).count();
        Line.Builder line =
                Line.with("  " + Columns.padRight(first.part().letter(), 3), TextStyle.ACCENT)
                        .add(cut(first.part().title()), TextStyle.BOLD);
        return barred(line, done, lessons.size()).build();
    }

    private Line lesson(Item item) {
        String mark =
                switch (item.state()) {
                    case DONE -> "✓";
                    case CURRENT -> "◐";
                    case OPEN -> "○";
                };
        TextStyle style = item.state() == State.OPEN ? TextStyle.DIM : TextStyle.GOOD;
        Line.Builder line =
                Line.with("   " + look.fit(mark) + " ", style)
                        .add(
                                Columns.padLeft(Integer.toString(item.entry().number()), 2),
                                TextStyle.DIM)
                        .add(" ")
                        .add(cut(item.entry().front().title()));
        boolean done = item.state() == State.DONE;
        barred(line, done ? item.steps() : Math.max(0, item.step() - 1), item.steps());
        Line tasks = tasks(item.exercises(), look.page() - line.width() - 2);
        return line.add(tasks.spans().isEmpty() ? "" : "  ").add(tasks).build();
    }

    private String cut(String title) {
        return Columns.cut(look.fit(title), titleWidth(), look.fit("…"));
    }

    private int titleWidth() {
        return Math.min(40, look.page() - TITLE - 2 - barWidth() - COUNT - TASKS);
    }

    private int barWidth() {
        return look.page() < NARROW ? 0 : look.page() < 80 ? 10 : 16;
    }

    private Line.Builder barred(Line.Builder line, long done, long of) {
        line.fillTo(TITLE + titleWidth() + 2, " ", TextStyle.TEXT);
        bar(line, done, of, barWidth());
        String count = of == 0 ? "" : look.fit(messages.get("step.of", done, of));
        return line.add(Columns.padLeft(count, COUNT), TextStyle.DIM);
    }

    private void bar(Line.Builder line, long done, long of, int width) {
        int full = of == 0 ? 0 : (int) (done * width / of);
        line.add(look.fit("█").repeat(full), TextStyle.GOOD)
                .add(look.fit("░").repeat(width - full), TextStyle.DIM);
    }

    /** Returns the exercises by name where there is room, else how many are solved. */
    private Line tasks(List<Task> tasks, int room) {
        Line.Builder names = new Line.Builder();
        for (Task task : tasks) {
            boolean solved = task.answer() == Answer.SOLVED;
            names.add(names.width() > 0 ? "  " : "")
                    .add(
                            look.fit(task.slug() + (solved ? " ✓" : "")),
                            solved ? TextStyle.GOOD : TextStyle.DIM);
        }
        if (names.width() <= room) {
            return names.build();
        }
        long solved = tasks.stream().filter(task -> task.answer() == Answer.SOLVED).count();
        String mark = solved == 0 ? "○" : solved < tasks.size() ? "◐" : "✓";
        String count = look.fit(mark + " " + solved + "/" + tasks.size());
        return Columns.of(count) <= room ? Line.of(count, TextStyle.DIM) : Line.EMPTY;
    }

    /** Returns how many guesses were right, and how that and the distances went over time. */
    public List<Line> guesses(Calibration guesses) {
        List<Line> lines = new ArrayList<>();
        int width = Math.max(10, Math.min(40, look.text() - 30));
        Line.Builder right = name("progress.guesses");
        bar(right, guesses.right(), guesses.guesses(), width);
        String count = messages.get("step.of", guesses.right(), guesses.guesses());
        lines.add(right.add("  " + look.fit(count)).build());
        if (guesses.shares().size() > 1) {
            lines.add(
                    sparkline(
                            "progress.calibration",
                            guesses.shares(),
                            percent(guesses.shares().get(0)),
                            percent(guesses.shares().get(guesses.shares().size() - 1))));
        }
        if (guesses.off().size() > 1) {
            List<Double> heights =
                    guesses.off().stream().map(off -> Math.log(off) / Math.log(FAR_OFF)).toList();
            lines.add(
                    sparkline(
                            "progress.off",
                            heights,
                            factor(guesses.off().get(0)),
                            factor(guesses.off().get(guesses.off().size() - 1))));
        }
        guesses.factors()
                .ifPresent(
                        factors -> {
                            String text =
                                    messages.get(
                                            "progress.factors",
                                            number(factors.early()),
                                            number(factors.late()));
                            lines.add(Line.EMPTY);
                            lines.addAll(
                                    Wrapping.wrap(look.fit(text), TextStyle.TEXT, look.text()));
                        });
        return lines;
    }

    /** A line of bars from the first at the left to the last, and what these two are in figures. */
    private Line sparkline(String key, List<Double> heights, String first, String last) {
        StringBuilder bars = new StringBuilder();
        for (double height : heights) {
            bars.append(BARS.charAt((int) Math.min(BARS.length() - 1, height * BARS.length())));
        }
        Line.Builder line = name(key).add(look.fit(bars.toString()), TextStyle.ACCENT);
        String figures = "  " + look.fit(messages.get("progress.from.to", first, last));
        boolean fits = line.width() + Columns.of(figures) <= look.text();
        return line.add(fits ? figures : "", TextStyle.DIM).build();
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private static String factor(double factor) {
        return "×" + number(factor);
    }

    private static String number(double factor) {
        return factor < 10
                ? String.format(Locale.ROOT, "%.1f", factor)
                : String.format(Locale.ROOT, "%,d", Math.round(factor));
    }

    private Line.Builder name(String key) {
        return Line.with(Columns.padRight(look.fit(messages.get(key)), 12), TextStyle.BOLD);
    }
}
