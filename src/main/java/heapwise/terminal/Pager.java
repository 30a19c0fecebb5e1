package heapwise.terminal;

import heapwise.terminal.console.Input;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.paint.LineGroup;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Prints pieces until a screenful is full, then waits. A piece that is taller than the screen is
 * printed whole: it is never split, and the scrollback has its beginning.
 */
final class Pager {

    /** Kept free for the prompt, the status line, and a line of what was read before. */
    private static final int RESERVED = 4;

    private final Speaker speaker;

    private Function<Look, List<LineGroup>> painting = look -> List.of();
    private int unread;

    Pager(Speaker speaker) {
        this.speaker = speaker;
    }

    /**
     * Returns what was typed instead of reading on, such as a command; absent where all of it is on
     * the screen.
     */
    Optional<Input> print(List<LineGroup> chunks) {
        return print(look -> chunks);
    }

    /** Does the same with what is painted anew where the window gets another width. */
    Optional<Input> print(Function<Look, List<LineGroup>> chunks) {
        painting = chunks;
        unread = 0;
        return rest();
    }

    /** Prints what was left when something was typed instead; returns what {@link #print} does. */
    Optional<Input> rest() {
        UserConsole console = speaker.console();
        Function<Look, List<LineGroup>> pages = painting;
        List<LineGroup> chunks = pages.apply(speaker.look());
        for (; unread < chunks.size(); unread++) {
            int room = console.rows() - RESERVED;
            int at = unread;
            List<Line> lines = chunks.get(at).lines();
            boolean full = console.unread() > 1 && console.unread() + lines.size() > room;
            if (console.rows() > 0 && full) {
                Input typed = more();
                if (!(typed instanceof Input.Text text && text.text().isBlank())) {
                    return Optional.of(typed);
                }
            }
            console.print(look -> at(pages.apply(look), at).orElse(lines));
        }
        return Optional.empty();
    }

    private static Optional<List<Line>> at(List<LineGroup> chunks, int index) {
        return index < chunks.size() ? Optional.of(chunks.get(index).lines()) : Optional.empty();
    }

    /** Returns whether all of it has room beside what was printed since the last wait. */
    boolean fits(List<LineGroup> chunks) {
        int height = chunks.stream().mapToInt(chunk -> chunk.lines().size()).sum();
        return speaker.console().unread() + height <= speaker.console().rows() - RESERVED;
    }

    private Input more() {
        Messages messages = speaker.messages();
        Prompt prompt =
                Prompt.answer(messages.get("prompt.more")).hinted(messages.get("wait.more"));
        return speaker.console().read(prompt);
    }
}
