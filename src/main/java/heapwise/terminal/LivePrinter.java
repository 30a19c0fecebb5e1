package heapwise.terminal;

import heapwise.terminal.paint.DrawingPainter;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Turns text that arrives in pieces into lines as soon as they are whole. */
final class LivePrinter implements Consumer<String> {

    private final StringBuilder rest = new StringBuilder();
    private final UnaryOperator<List<Line>> framed;
    private final Consumer<List<Line>> out;
    private final Look look;
    private final int width;
    private boolean printed;

    /**
     * @param framed puts the lines where they belong, behind a frame's side
     * @param width at which lines go on, marked, on the next
     */
    LivePrinter(Look look, int width, UnaryOperator<List<Line>> framed, Consumer<List<Line>> out) {
        this.look = look;
        this.width = width;
        this.framed = framed;
        this.out = out;
    }

    @Override
    public synchronized void accept(String piece) {
        rest.append(piece);
        int end = rest.lastIndexOf("\n");
        if (end >= 0) {
            String whole = rest.substring(0, end);
            rest.delete(0, end + 1);
            print(whole);
        }
    }

    /** Prints what has no line break yet. */
    synchronized void end() {
        if (rest.length() > 0) {
            String last = rest.toString();
            rest.setLength(0);
            print(last);
        }
    }

    /** Returns whether anything was printed. */
    synchronized boolean printed() {
        return printed;
    }

    private void print(String text) {
        printed = true;
        List<Line> lines = new ArrayList<>(new DrawingPainter(look).paint(text, width));
        if (lines.isEmpty()) {
            lines.add(Line.EMPTY);
        }
        out.accept(framed.apply(lines));
    }
}
