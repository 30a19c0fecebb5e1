package heapwise.terminal;

import heapwise.lesson.Cell;
import heapwise.session.Outcome;
import heapwise.session.ReplayResult;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.paint.CellPainter;
import heapwise.terminal.paint.CellRunPainter;
import heapwise.terminal.paint.StepPainter;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.Span;
import heapwise.terminal.text.TextStyle;
import heapwise.workbook.CellRun;
import heapwise.workbook.Deviation;
import heapwise.workbook.LessonRun;
import heapwise.workbook.Outline;
import heapwise.workbook.Reply;
import heapwise.workbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints a lesson that runs by itself as a document: text, cells, and what they came to. */
final class LessonDocument implements LessonRun.Reader {

    private final UserConsole console;
    private final Messages messages;
    private final Outline outline;
    private final String place;
    private final CellPainter cells;
    private LivePrinter printer;

    LessonDocument(UserConsole console, Messages messages, Outline outline, String place) {
        this.console = console;
        this.messages = messages;
        this.outline = outline;
        this.place = place;
        this.cells = new CellPainter(console.look().withoutPrompt(), messages);
        this.printer = newPrinter();
    }

    @Override
    public void step(Step step) {
        new StepPainter(console.look().withoutPrompt(), messages)
                .paint(outline, step, place, false)
                .forEach(chunk -> console.print(chunk.lines()));
        step.cell()
                .filter(Cell.Java.class::isInstance)
                .flatMap(cell -> ((Cell.Java) cell).prediction())
                .ifPresent(predict -> console.print(cells.question(predict)));
        step.cell()
                .filter(Cell.Exercise.class::isInstance)
                .map(cell -> messages.get("exercise.title") + "  " + ((Cell.Exercise) cell).slug())
                .ifPresent(words -> console.print(Line.of("  " + words, TextStyle.ACCENT)));
        boolean runs =
                step.cell()
                        .filter(
                                cell ->
                                        cell instanceof Cell.Python
                                                || (cell instanceof Cell.Java java
                                                        && java.compare().isEmpty()))
                        .isPresent();
        if (runs) {
            console.print(cells.divider(""));
        }
        printer = newPrinter();
        if (!runs) {
            console.print(Line.EMPTY);
        }
    }

    @Override
    public void output(String text) {
        printer.accept(text);
    }

    @Override
    public void ran(CellRun run, Optional<Outcome> answer, Optional<ReplayResult> replay) {
        printer.end();
        var reply =
                new Reply.CellRan(
                        run, Optional.empty(), Optional.empty(), Optional.empty(), replay);
        List<Line> lines =
                new ArrayList<>(
                        new CellRunPainter(console.look(), messages)
                                .paint(reply, printer.printed()));
        answer.filter(Outcome.Value.class::isInstance)
                .map(value -> ((Outcome.Value) value).rendered())
                .ifPresent(
                        value ->
                                lines.add(
                                        Line.of(
                                                "  " + messages.get("document.answer", value),
                                                TextStyle.ACCENT)));
        for (Deviation deviation : run.deviations()) {
            lines.addAll(deviation(deviation));
        }
        lines.add(Line.EMPTY);
        console.print(lines);
    }

    @Override
    public void ranPython(Reply.PythonRan python) {
        printer.end();
        List<Span> note =
                switch (python.end()) {
                    case OF_ITSELF, FAILED -> List.of();
                    case LATE -> List.of(new Span(messages.get("cell.output.late"), TextStyle.DIM));
                    case RECORDED ->
                            List.of(new Span(messages.get("cell.output.recorded"), TextStyle.DIM));
                };
        console.print(List.of(cells.bottom(note), Line.EMPTY));
    }

    private List<Line> deviation(Deviation deviation) {
        String where =
                outline.lesson().file().getFileName() + ":" + Math.max(1, deviation.line()) + ": ";
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("  " + where + messages.get("document.deviates"), TextStyle.BAD));
        lines.add(Line.of("    " + messages.get("document.declared", deviation.declared())));
        lines.add(Line.of("    " + messages.get("document.actual", deviation.explained())));
        return lines;
    }

    private LivePrinter newPrinter() {
        return new LivePrinter(console.look(), cells.inside(), cells::bar, console::print);
    }
}
