package heapwise.terminal;

import heapwise.terminal.console.KeyConsole;
import heapwise.terminal.paint.CellPainter;
import heapwise.terminal.text.Characters;
import heapwise.terminal.text.Look;
import java.util.Map;

/** How the lab in a session VM is to draw for this terminal, as that VM's system properties. */
final class Drawing {

    /** The columns of recorded drawings. */
    private static final int RECORDED = 76;

    private Drawing() {}

    /** Returns the window's of now: the columns inside a cell's frame, the characters, colours. */
    static Map<String, String> of(Speaker speaker) {
        Look look = speaker.look();
        int inside = new CellPainter(look, speaker.messages()).inside();
        return Map.of(
                "heapwise.columns",
                Integer.toString(Math.min(RECORDED, inside)),
                "heapwise.style",
                look.characters() == Characters.ASCII ? "ascii" : "unicode",
                "heapwise.color",
                Boolean.toString(look.markup() == Look.Markup.COLOURS),
                "heapwise.statusline",
                Boolean.toString(speaker.console() instanceof KeyConsole));
    }
}
