package heapwise.terminal;

import heapwise.session.Outcome;
import heapwise.session.SessionEvents;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.paint.OutcomePainter;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.List;

/** Shows what threads do that a snippet has left behind, marked with their names. */
final class BackgroundEvents implements SessionEvents {

    private final UserConsole console;
    private final Messages messages;

    BackgroundEvents(UserConsole console, Messages messages) {
        this.console = console;
        this.messages = messages;
    }

    @Override
    public void printed(String thread, String line) {
        Look look = console.look();
        String text = look.fit(line);
        console.notice(
                Line.behind(mark(thread), Wrapping.wrap(text, TextStyle.TEXT, width(thread))));
    }

    @Override
    public void died(String thread, Outcome.Thrown thrown) {
        List<Line> lines =
                new OutcomePainter(console.look(), messages)
                        .paint(new Outcome.Threw(thrown), "", width(thread));
        console.notice(Line.behind(mark(thread), new ArrayList<>(lines)));
    }

    private Line mark(String thread) {
        Look look = console.look();
        return Line.of(look.fit(thread + " │ "), TextStyle.DIM);
    }

    private int width(String thread) {
        return Math.max(20, console.look().text() - mark(thread).width());
    }
}
