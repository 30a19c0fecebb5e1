package heapwise.lab.object;

import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import heapwise.lab.gc.VmMode;

/** Draws a layout: a box with a row for each eight bytes, then a table with what is where. */
final class LayoutDrawing {

    private static final int ROW = 8;

    /** Columns of one byte, its right border included. */
    private static final int CELL = 5;

    private static final int MARGIN = 6;

    /** Rows drawn of one slot; a long array would fill the screen. */
    private static final int MOST_ROWS = 3;

    /**
     * Columns for the type and name of a field in the table; where both are longer, the name alone.
     */
    private static final int MOST_NAME = 26;

    private LayoutDrawing() {}

    static String of(Layout layout) {
        Pen pen = Pen.current();
        pen.text("  ").bold(layout.title()).text("   " + Figures.bytes(layout.size())).line();
        pen.text("  ").dim(layout.mode()).line().line();
        ruler(pen);
        box(pen, layout);
        pen.line();
        table(pen, layout);
        pen.line();
        sums(pen, layout);
        if (layout.slots().get(0).value().contains(MarkWord.HASH)) {
            pen.note(
                    "the hash is there because something asked for it, as Object.toString does when"
                            + " an object is shown");
        }
        if (!layout.doubt().isEmpty()) {
            pen.note(layout.doubt() + "; the size above is the VM's own figure.");
        }
        return pen.drawing();
    }

    private static void ruler(Pen pen) {
        for (int b = 0; b < ROW; b++) {
            pen.to(MARGIN + 2 + CELL * b).dim(String.valueOf(b));
        }
        pen.line();
    }

    private static void box(Pen pen, Layout layout) {
        long skippedTo = -1;
        for (long row = 0; row < layout.size(); row += ROW) {
            if (row < skippedTo) {
                continue;
            }
            pen.right(MARGIN - 1, Tone.DIM, Figures.grouped(row)).text(" ");
            row(pen, layout, row);
            skippedTo = skip(pen, layout, row);
        }
    }

    /** Leaves out the middle rows of a long slot, and returns the row to go on with. */
    private static long skip(Pen pen, Layout layout, long row) {
        for (Slot slot : layout.slots()) {
            long first = (slot.offset() + ROW - 1) / ROW * ROW;
            long last = (slot.end() - 1) / ROW * ROW;
            boolean inside = row == first + (MOST_ROWS - 2) * ROW;
            if (inside && last > row + MOST_ROWS * ROW) {
                pen.to(MARGIN).dim("… " + Figures.bytes(last - row - ROW) + " more …").line();
                return last;
            }
        }
        return row;
    }

    private static void row(Pen pen, Layout layout, long row) {
        pen.dim("│");
        for (Slot slot : layout.slots()) {
            long from = Math.max(slot.offset(), row);
            long to = Math.min(slot.end(), row + ROW);
            if (from < to) {
                cell(pen, slot, (int) (to - from), from == slot.offset());
            }
        }
        pen.line();
    }

    private static void cell(Pen pen, Slot slot, int bytes, boolean first) {
        int width = bytes * CELL - 1;
        switch (slot.kind()) {
            case GAP -> pen.dim("░".repeat(width));
            case HEADER -> pen.dim(label(slot, width, first));
            case FIELD -> pen.accent(label(slot, width, first));
        }
        pen.dim("│");
    }

    private static String label(Slot slot, int width, boolean first) {
        String label = first ? slot.what() : "";
        if (label.length() > width - 1) {
            label = Fields.name(slot);
        }
        if (label.length() > width - 1) {
            label = label.substring(0, width - 1);
        }
        return " " + label + " ".repeat(width - 1 - label.length());
    }

    private static void table(Pen pen, Layout layout) {
        int what = 6;
        for (Slot slot : layout.slots()) {
            what = Math.max(what, said(slot).length());
        }
        int value = 17 + what + 2;
        pen.right(8, Tone.DIM, "offset").right(15, Tone.DIM, "bytes").line();
        for (Slot slot : layout.slots()) {
            Tone tone = slot.kind() == Slot.Kind.FIELD ? Tone.PLAIN : Tone.DIM;
            pen.right(8, tone, Figures.grouped(slot.offset()));
            pen.right(15, tone, Figures.grouped(slot.bytes())).text("  ").text(tone, said(slot));
            if (!slot.value().isEmpty()) {
                value(pen, value, tone, slot.value());
            }
            if (!slot.owner().isEmpty()) {
                pen.text("  ").dim("of " + slot.owner());
            }
            pen.line();
        }
    }

    /**
     * A value with an explanation, two spaces apart, takes a second line where one is too short.
     */
    private static void value(Pen pen, int column, Tone tone, String value) {
        int explained = value.indexOf("  ");
        pen.text("  ").to(column);
        if (explained > 0 && value.length() > pen.room()) {
            pen.text(tone, value.substring(0, explained)).line();
            pen.to(column).text(tone, value.substring(explained + 2));
        } else {
            pen.text(tone, value);
        }
    }

    private static String said(Slot slot) {
        return slot.what().length() <= MOST_NAME ? slot.what() : Fields.name(slot);
    }

    private static void sums(Pen pen, Layout layout) {
        StringBuilder sums = new StringBuilder();
        sums.append(layout.bytes(Slot.Kind.HEADER)).append(" header · ");
        sums.append(Figures.grouped(layout.bytes(Slot.Kind.FIELD))).append(" fields");
        Slot last = layout.slots().get(layout.slots().size() - 1);
        long end = last.kind() == Slot.Kind.GAP ? last.bytes() : 0;
        long inner = layout.bytes(Slot.Kind.GAP) - end;
        if (inner > 0) {
            sums.append(" · ").append(inner).append(" gap inside");
            sums.append(end > 0 ? " · " + end + " gap at the end" : "");
        } else if (end > 0) {
            sums.append(" · ").append(end).append(" gap (size is a multiple of ");
            sums.append(VmMode.current().alignment()).append(')');
        }
        pen.text("  ").text(sums.toString()).line();
    }
}
