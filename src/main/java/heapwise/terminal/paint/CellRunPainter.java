package heapwise.terminal.paint;

import heapwise.lesson.Cell;
import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.session.ReplayResult;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.Span;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import heapwise.workbook.CellRun;
import heapwise.workbook.Guess;
import heapwise.workbook.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paints what a cell came to, under its frame: what went wrong, the time, the guess beside it. */
public final class CellRunPainter {

    private final Look look;
    private final Messages messages;
    private final CellPainter cells;
    private final OutcomePainter outcomes;

    public CellRunPainter(Look look, Messages messages) {
        this.look = look;
        this.messages = messages;
        this.cells = new CellPainter(look, messages);
        this.outcomes = new OutcomePainter(look, messages);
    }

    /** Returns what comes after the printed text, down to the frame's last line. */
    public List<Line> paint(Reply.CellRan ran, boolean printed) {
        List<Line> lines = new ArrayList<>();
        if (ran.run() instanceof CellRun.Ran one) {
            lines.addAll(cells.bar(outcome(one.evaluation())));
            lines.addAll(bottom(note(ran, one.evaluation(), printed)));
        } else if (ran.run() instanceof CellRun.Compared compared) {
            lines.addAll(cells.bar(compared(compared)));
            lines.add(cells.bottom(List.of()));
        } else if (ran.run() instanceof CellRun.NoJdk missing) {
            lines.addAll(
                    recorded(missing.cell(), messages.get("lesson.recorded", missing.wanted())));
        } else if (ran.run() instanceof CellRun.NoLibrary missing) {
            lines.addAll(recorded(missing.cell(), messages.get("lesson.recorded.library")));
        }
        ran.choices().ifPresent(choices -> lines.addAll(feedback(choices, ran.chosen())));
        if (!ran.run().deviations().isEmpty()) {
            lines.addAll(unexpected());
        }
        ran.replay().ifPresent(replay -> lines.addAll(replayed(replay)));
        return lines;
    }

    /** A note that is wider than the frame goes on over its last lines. */
    private List<Line> bottom(List<Span> note) {
        List<Line> wrapped = Wrapping.wrap(note, cells.inside());
        int last = Math.max(0, wrapped.size() - 1);
        List<Line> lines = new ArrayList<>(cells.bar(wrapped.subList(0, last)));
        lines.add(cells.bottom(wrapped.isEmpty() ? List.of() : wrapped.get(last).spans()));
        return lines;
    }

    private List<Line> outcome(Evaluation evaluation) {
        return outcomes.paint(evaluation.last(), evaluation.source(), cells.inside());
    }

    private List<Span> note(Reply.CellRan ran, Evaluation evaluation, boolean printed) {
        List<Span> note = new ArrayList<>();
        note.add(new Span(OutcomePainter.seconds(evaluation.took().toMillis()), TextStyle.DIM));
        if (!printed && evaluation.last() instanceof Outcome.Void
                || !printed && evaluation.last() instanceof Outcome.Value) {
            note.add(new Span(" · " + messages.get("cell.ran.nothing"), TextStyle.DIM));
        }
        if (ran.choices().isEmpty() && ran.guess().isPresent()) {
            List<Span> said = said(ran.guess().get());
            note.add(new Span(" · ", TextStyle.DIM));
            note.addAll(said);
            // Where there is no room for both, what was said comes before how long it took.
            return new Line(note).width() <= cells.inside() ? note : said;
        }
        return note;
    }

    private List<Span> said(Guess.Comparison guess) {
        if (guess.right()) {
            return List.of(
                    new Span(messages.get("cell.said.right", guess.guess()), TextStyle.GOOD));
        }
        String difference =
                guess.difference()
                        .map(d -> (d.signum() > 0 ? "+" : "") + Guess.grouped(d))
                        .orElse("");
        String text =
                difference.isEmpty()
                        ? messages.get("cell.said.wrong", guess.guess(), guess.measured())
                        : messages.get(
                                "cell.said.difference",
                                guess.guess(),
                                guess.measured(),
                                difference);
        return List.of(new Span(text, TextStyle.ACCENT));
    }

    private List<Line> feedback(Cell.Predict predict, Optional<Cell.Choice> chosen) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.EMPTY);
        List<Line> said =
                new FeedbackPainter(look, messages)
                        .paint(predict.choices(), chosen.stream().toList());
        lines.addAll(Line.behind(Line.of("  "), said));
        return lines;
    }

    private List<Line> compared(CellRun.Compared compared) {
        List<Line> lines = new ArrayList<>();
        int name = 0;
        for (CellRun.Ran ran : compared.variants()) {
            name = Math.max(name, Columns.of(ran.variant().orElse("")));
        }
        for (CellRun.Ran ran : compared.variants()) {
            String label = Columns.padRight(ran.variant().orElse(""), name) + "  ";
            List<Line> content = new ArrayList<>();
            content.addAll(
                    new SourcePainter(look)
                            .paint("", ran.evaluation().text(), cells.inside() - label.length()));
            content.addAll(outcome(ran.evaluation()));
            for (int i = 0; i < content.size(); i++) {
                Line prefix =
                        i == 0
                                ? Line.of(look.fit(label), TextStyle.ACCENT)
                                : Line.of(" ".repeat(label.length()));
                lines.add(content.get(i).after(prefix));
            }
        }
        return lines;
    }

    private List<Line> recorded(Cell.Java cell, String note) {
        List<Line> lines = new ArrayList<>();
        for (Cell.Output output : cell.outputs()) {
            lines.addAll(
                    cells.bar(new SourcePainter(look).paint("", output.text(), cells.inside())));
        }
        lines.add(cells.bottom(List.of(new Span(note, TextStyle.DIM))));
        return lines;
    }

    private List<Line> unexpected() {
        return Line.behind(
                Line.of("  "),
                Wrapping.wrap(
                        look.fit(messages.get("cell.unexpected")), TextStyle.DIM, look.text()));
    }

    /** Returns what a new VM was filled with. */
    List<Line> replayed(ReplayResult replay) {
        String text = messages.get("outcome.replayed", replay.replayed());
        return Line.behind(
                Line.of("  "), Wrapping.wrap(look.fit(text), TextStyle.DIM, look.text()));
    }
}
