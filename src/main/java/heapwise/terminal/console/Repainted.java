package heapwise.terminal.console;

import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import java.io.IOException;
import java.util.List;
import org.jline.terminal.Terminal;

/**
 * Lines at the end of the screen that are painted over and over, and are gone when this is closed.
 */
public final class Repainted implements AutoCloseable {

    private static final int CTRL_Z = 26;
    private static final int AFTER_ESCAPE_MILLIS = 50;

    private final Terminal terminal;
    private final Look look;
    private final Runnable suspend;
    private int painted;

    /**
     * @param suspend what Ctrl-Z does
     */
    Repainted(Terminal terminal, Look look, Runnable suspend) {
        this.suspend = suspend;
        this.terminal = terminal;
        this.look = look;
    }

    public void paint(List<Line> lines) {
        StringBuilder text = new StringBuilder(erase());
        for (Line line : lines) {
            text.append(Ansi.of(line, look)).append('\n');
        }
        painted = lines.size();
        terminal.writer().print(text);
        terminal.flush();
    }

    private String erase() {
        return painted == 0 ? "" : "\r\u001b[" + painted + "A\u001b[J";
    }

    /** Waits for a key. */
    public Key key() {
        try {
            int key = terminal.reader().read();
            if (key == CTRL_Z) {
                suspend.run();
                painted = 0;
            }
            return key(key);
        } catch (IOException windowClosed) {
            return new Key(Key.Name.END, "");
        }
    }

    private Key key(int c) throws IOException {
        return switch (c) {
            case -1, 4 -> new Key(Key.Name.END, "");
            case 3 -> new Key(Key.Name.INTERRUPT, "");
            case '\r', '\n' -> new Key(Key.Name.ENTER, "");
            case 8, 127 -> new Key(Key.Name.BACKSPACE, "");
            case 14 -> new Key(Key.Name.DOWN, "");
            case 16 -> new Key(Key.Name.UP, "");
            case '/' -> new Key(Key.Name.SLASH, "/");
            case 27 -> afterEscape();
            default ->
                    c < ' '
                            ? new Key(Key.Name.OTHER, "")
                            : new Key(Key.Name.TEXT, Character.toString(c));
        };
    }

    private Key afterEscape() throws IOException {
        int next = terminal.reader().read(AFTER_ESCAPE_MILLIS);
        if (next < 0) {
            return new Key(Key.Name.ESCAPE, "");
        }
        int last = terminal.reader().read(AFTER_ESCAPE_MILLIS);
        while (last >= 0 && !Character.isLetter(last) && last != '~') {
            last = terminal.reader().read(AFTER_ESCAPE_MILLIS);
        }
        return switch (last) {
            case 'A' -> new Key(Key.Name.UP, "");
            case 'B' -> new Key(Key.Name.DOWN, "");
            default -> new Key(Key.Name.OTHER, "");
        };
    }

    @Override
    public void close() {
        terminal.writer().print(erase());
        terminal.flush();
    }
}
