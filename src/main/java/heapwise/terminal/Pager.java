package heapwise.terminal;

import heapwise.terminal.console.Input;
import heapwise.terminal.console.UserConsole;
import heapwise.terminal.paint.Passage;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.text.Messages;
import java.util.List;
import java.util.Optional;

/**
 * Prints pieces until a screenful is full, then waits. A piece that is taller than the screen is
 * printed whole: it is never split, and the scrollback has its beginning.
 */
final class Pager {

    /** Kept free for the prompt, the status line, and a line of what was read before. */
    private static final int RESERVED = 4;

    private final Speaker speaker;

    private List<Passage> unread = List.of();

    Pager(Speaker speaker) {
        this.speaker = speaker;
    }

    /**
     * Returns what was typed instead of reading on, such as a command; absent where all of it is on
     * the screen.
     */
    Optional<Input> print(List<Passage> chunks) {
        UserConsole console = speaker.console();
        int room = console.rows() - RESERVED;
        for (int i = 0; i < chunks.size(); i++) {
            Passage chunk = chunks.get(i);
            int height = chunk.lines().size();
            boolean full = console.unread() > 1 && console.unread() + height > room;
            if (console.rows() > 0 && full) {
                Input typed = more();
                if (!(typed instanceof Input.Text text && text.text().isBlank())) {
                    unread = chunks.subList(i, chunks.size());
                    return Optional.of(typed);
                }
            }
            console.print(chunk.lines());
        }
        return Optional.empty();
    }

    /** Prints what was left when something was typed instead; returns what {@link #print} does. */
    Optional<Input> rest() {
        return print(unread);
    }

    /** Returns whether all of it has room beside what was printed since the last wait. */
    boolean fits(List<Passage> chunks) {
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
