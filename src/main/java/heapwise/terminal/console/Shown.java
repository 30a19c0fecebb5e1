package heapwise.terminal.console;

import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * What was printed last, so that it can be printed again: terminals differ in what they do to their
 * lines when the window gets another size, and after a row of quick resizes nobody can tell where
 * the cursor is.
 */
final class Shown {

    /** More than a window has lines. */
    private static final int MOST_BLOCKS = 500;

    private static final String BOX = "─│┌┐└┘├┤┬┴┼";
    private static final char PRIVATE_USE = '\uE000';

    private final Deque<Function<Look, List<String>>> blocks = new ArrayDeque<>();

    /**
     * Takes what was printed.
     *
     * @param painting paints it anew for a window of another width
     */
    void add(Function<Look, List<Line>> painting) {
        put(look -> painting.apply(look).stream().flatMap(line -> rows(line, look)).toList());
    }

    /** Takes a line that was typed. */
    void add(AttributedString typed) {
        put(look -> rows(typed, look.columns()).toList());
    }

    private synchronized void put(Function<Look, List<String>> block) {
        blocks.addLast(block);
        if (blocks.size() > MOST_BLOCKS) {
            blocks.removeFirst();
        }
    }

    /** Returns the last lines, as many as there is room for, with their escape sequences. */
    synchronized List<String> last(Look look, int room) {
        Deque<String> lines = new ArrayDeque<>();
        Iterator<Function<Look, List<String>>> block = blocks.descendingIterator();
        while (lines.size() < room && block.hasNext()) {
            List<String> rows = block.next().apply(look);
            for (int i = rows.size() - 1; i >= 0 && lines.size() < room; i--) {
                lines.addFirst(rows.get(i));
            }
        }
        return List.copyOf(lines);
    }

    private static Stream<String> rows(Line line, Look look) {
        if (line.width() <= look.columns()) {
            return Stream.of(Ansi.of(line, look));
        }
        Look unlinked = new Look(look.markup(), look.characters(), false, look.columns());
        return rows(AttributedString.fromAnsi(Ansi.of(line, unlinked)), look.columns());
    }

    /** Divides a line that was laid out for another width; what only ruled it off is cut. */
    private static Stream<String> rows(AttributedString line, int columns) {
        List<AttributedString> rows = line.columnSplitLength(columns);
        boolean ruled = rows.stream().skip(1).allMatch(row -> row.toString().matches("[─\\- ]*"));
        return rows.stream().limit(ruled ? 1 : rows.size()).map(Shown::ansi);
    }

    /** Where it knows no terminal, JLine writes ASCII for the lines of a box: they pass by it. */
    private static String ansi(AttributedString row) {
        AttributedStringBuilder hidden = new AttributedStringBuilder(row.length());
        for (int i = 0; i < row.length(); i++) {
            int box = BOX.indexOf(row.charAt(i));
            char c = box < 0 ? row.charAt(i) : (char) (PRIVATE_USE + box);
            hidden.styled(row.styleAt(i), Character.toString(c));
        }
        String ansi = hidden.toAnsi();
        for (int box = 0; box < BOX.length(); box++) {
            ansi = ansi.replace((char) (PRIVATE_USE + box), BOX.charAt(box));
        }
        return ansi;
    }
}
