package heapwise.terminal.paint;

import heapwise.lesson.Inline;
import heapwise.lesson.Prose;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Span;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Paints a table in as many columns as its text needs; where the width is too small the widest
 * columns wrap, and where even that is too narrow each row becomes a small list.
 */
final class TablePainter {

    private static final int GAP = 2;
    private static final int NARROWEST_COLUMN = 6;

    private final Look look;

    TablePainter(Look look) {
        this.look = look;
    }

    List<Line> paint(Prose.Table table, int width) {
        List<List<List<Span>>> rows = new ArrayList<>();
        rows.add(cells(table.head(), TextStyle.BOLD));
        table.rows().forEach(row -> rows.add(cells(row, TextStyle.TEXT)));
        int columns = table.columns().size();
        int[] widths = natural(rows, columns);
        int room = width - GAP * (columns - 1);
        if (!shrink(widths, longestWords(rows, columns), room)) {
            return asList(rows, width);
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.addAll(row(rows.get(i), widths, table.columns()));
            if (i == 0) {
                lines.add(rule(widths));
            }
        }
        return lines;
    }

    private List<List<Span>> cells(List<List<Inline>> row, TextStyle style) {
        return row.stream().map(cell -> InlinePainter.paint(cell, style, look)).toList();
    }

    private static int[] natural(List<List<List<Span>>> rows, int columns) {
        int[] widths = new int[columns];
        for (List<List<Span>> row : rows) {
            for (int i = 0; i < Math.min(columns, row.size()); i++) {
                widths[i] = Math.max(widths[i], new Line(row.get(i)).width());
            }
        }
        return widths;
    }

    private static int[] longestWords(List<List<List<Span>>> rows, int columns) {
        int[] words = new int[columns];
        Arrays.fill(words, NARROWEST_COLUMN);
        for (List<List<Span>> row : rows) {
            for (int i = 0; i < Math.min(columns, row.size()); i++) {
                for (Line word : Wrapping.wrap(row.get(i), 1)) {
                    words[i] = Math.max(words[i], word.width());
                }
            }
        }
        return words;
    }

    /**
     * Takes columns from the widest until all fit; returns false where that cannot be without
     * breaking a word.
     */
    private static boolean shrink(int[] widths, int[] least, int room) {
        while (Arrays.stream(widths).sum() > room) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return false;
            }
            widths[widest]--;
        }
        return true;
    }

    private Line rule(int[] widths) {
        int width = Arrays.stream(widths).sum() + GAP * (widths.length - 1);
        return Line.of(look.fit("─").repeat(width), TextStyle.DIM);
    }

    private static List<Line> row(
            List<List<Span>> cells, int[] widths, List<Prose.Align> alignments) {
        List<List<Line>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            List<Span> cell = i < cells.size() ? cells.get(i) : List.of();
            List<Line> lines = Wrapping.wrap(cell, widths[i]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        List<Line> lines = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            Line.Builder line = new Line.Builder();
            int start = 0;
            for (int i = 0; i < widths.length; i++) {
                Line cell = y < wrapped.get(i).size() ? wrapped.get(i).get(y) : Line.EMPTY;
                int free = Math.max(0, widths[i] - cell.width());
                int before =
                        switch (alignments.get(i)) {
                            case LEFT -> 0;
                            case CENTER -> free / 2;
                            case RIGHT -> free;
                        };
                if (cell.width() > 0) {
                    line.fillTo(start + before, " ", TextStyle.TEXT).add(cell);
                }
                start += widths[i] + GAP;
            }
            lines.add(line.build());
        }
        return lines;
    }

    private List<Line> asList(List<List<List<Span>>> rows, int width) {
        List<List<Span>> head = rows.get(0);
        List<Line> lines = new ArrayList<>();
        if (rows.size() == 1) {
            head.forEach(cell -> lines.addAll(Wrapping.wrap(cell, width)));
        }
        for (List<List<Span>> row : rows.subList(1, rows.size())) {
            if (!lines.isEmpty()) {
                lines.add(Line.EMPTY);
            }
            for (int i = 0; i < row.size(); i++) {
                List<Span> entry = new ArrayList<>(i < head.size() ? head.get(i) : List.of());
                if (!entry.isEmpty()) {
                    entry.add(new Span(": ", TextStyle.DIM));
                }
                entry.addAll(row.get(i));
                lines.addAll(Wrapping.wrap(entry, width));
            }
        }
        return lines;
    }
}
