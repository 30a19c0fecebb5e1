package heapwise.terminal;

import heapwise.workbook.Calibration;
import heapwise.workbook.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Paints what a learner has done: bars for lessons and exercises, and how the guesses get on. */
final class ProgressPainter {

    private static final String BARS = "▁▂▃▄▅▆▇█";

    private final Look look;
    private final Messages messages;

    ProgressPainter(Look look, Messages messages) {
        this.look = look;
        this.messages = messages;
    }

    List<Line> paint(Catalogue catalogue, Calibration guesses) {
        List<Line> lines = new ArrayList<>();
        lines.add(bar("progress.lessons", catalogue.lessonsDone(), catalogue.items().size()));
        lines.add(bar("progress.exercises", catalogue.exercisesSolved(), catalogue.exercises()));
        if (guesses.guesses() > 0) {
            lines.add(bar("progress.guesses", guesses.right(), guesses.guesses()));
        }
        if (guesses.shares().size() > 1) {
            StringBuilder bars = new StringBuilder();
            for (double share : guesses.shares()) {
                bars.append(BARS.charAt((int) Math.min(BARS.length() - 1, share * BARS.length())));
            }
            lines.add(
                    name("progress.calibration")
                            .add(look.fit(bars.toString()), Style.ACCENT)
                            .add(
                                    "  " + look.fit(messages.get("progress.calibration.axis")),
                                    Style.DIM)
                            .build());
        }
        guesses.factors()
                .ifPresent(
                        factors -> {
                            String text =
                                    messages.get(
                                            "progress.factors",
                                            factor(factors.early()),
                                            factor(factors.late()));
                            lines.add(Line.EMPTY);
                            lines.addAll(Wrapping.wrap(look.fit(text), Style.TEXT, look.text()));
                        });
        return lines;
    }

    private static String factor(double factor) {
        return factor < 10
                ? String.format(Locale.ROOT, "%.1f", factor)
                : String.format(Locale.ROOT, "%,d", Math.round(factor));
    }

    private Line bar(String key, long done, long of) {
        int width = Math.max(10, Math.min(40, look.text() - 30));
        int full = of == 0 ? 0 : (int) (done * width / of);
        return name(key)
                .add(look.fit("█").repeat(full), Style.GOOD)
                .add(look.fit("░").repeat(width - full), Style.DIM)
                .add("  " + look.fit(messages.get("step.of", done, of)))
                .build();
    }

    private Line.Builder name(String key) {
        return Line.with(Columns.padRight(look.fit(messages.get(key)), 12), Style.BOLD);
    }
}
