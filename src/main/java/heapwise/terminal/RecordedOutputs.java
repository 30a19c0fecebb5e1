package heapwise.terminal;

import heapwise.lesson.Cell;
import heapwise.terminal.paint.SourcePainter;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.TextStyle;
import heapwise.vm.JdkRange;
import heapwise.workbook.Step;
import heapwise.workbook.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows what a lesson recorded of a cell, for this JDK and for others. */
final class RecordedOutputs {

    private final Workbook book;
    private final Speaker speaker;

    RecordedOutputs(Workbook book, Speaker speaker) {
        this.book = book;
        this.speaker = speaker;
    }

    /**
     * Shows those of one cell.
     *
     * @param number empty for the last that was run: the one that waits would be given away
     */
    void show(String number) {
        Optional<Cell.Java> cell =
                number.isEmpty()
                        ? before().reduce((earlier, later) -> later)
                        : all().filter(java -> Integer.toString(java.number()).equals(number))
                                .findFirst();
        if (cell.isEmpty() || cell.get().outputs().isEmpty()) {
            speaker.say("recorded.none");
            return;
        }
        cell.get().outputs().forEach(output -> show(cell.get(), output));
    }

    private void show(Cell.Java cell, Cell.Output output) {
        Look look = speaker.look();
        String jdk = output.jdk().equals(JdkRange.ANY) ? "" : " · JDK " + output.jdk();
        String variant = output.variant().map(name -> " · " + name).orElse("");
        speaker.sayIn(TextStyle.DIM, "recorded.title", cell.number(), jdk + variant);
        List<Line> lines = new ArrayList<>();
        lines.addAll(new SourcePainter(look).paint("", output.text(), look.text() - 2));
        speaker.print(Line.behind(Line.of("  "), lines));
    }

    private Stream<Cell.Java> all() {
        return java(book.outline().steps().stream());
    }

    private Stream<Cell.Java> before() {
        int now = book.step().map(Step::number).orElse(Integer.MAX_VALUE);
        return java(book.outline().steps().stream().filter(step -> step.number() < now))
                .filter(cell -> !cell.outputs().isEmpty());
    }

    private static Stream<Cell.Java> java(Stream<Step> steps) {
        return steps.flatMap(step -> step.cell().stream())
                .filter(Cell.Java.class::isInstance)
                .map(Cell.Java.class::cast);
    }
}
