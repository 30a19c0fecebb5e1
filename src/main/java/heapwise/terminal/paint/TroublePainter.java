package heapwise.terminal.paint;

import heapwise.progress.Trouble;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.List;

/** Says what cannot be kept, and what to do about it. */
public final class TroublePainter {

    private final Look look;
    private final Messages messages;

    public TroublePainter(Look look, Messages messages) {
        this.look = look;
        this.messages = messages;
    }

    public List<Line> paint(Trouble trouble) {
        if (trouble instanceof Trouble.SetAside aside) {
            return paint(
                    messages.get(
                            "trouble.aside",
                            aside.damaged(),
                            aside.all(),
                            aside.file(),
                            aside.aside()),
                    messages.get("trouble.aside.fix"));
        }
        Trouble.NotKept unkept = (Trouble.NotKept) trouble;
        String reason =
                unkept.reason().isEmpty() ? messages.get("trouble.permission") : unkept.reason();
        return paint(
                messages.get("trouble.unkept", unkept.directory(), reason),
                messages.get("trouble.unkept.fix"));
    }

    private List<Line> paint(String what, String fix) {
        List<Line> lines = new ArrayList<>();
        lines.addAll(Wrapping.wrap(look.fit(what), TextStyle.BAD, look.text()));
        String todo = look.fit(messages.get("trouble.fix", fix));
        lines.addAll(Wrapping.wrap(todo, TextStyle.ACCENT, look.text()));
        return lines;
    }
}
