package heapwise.terminal;

import java.util.List;

/**
 * Prints pieces until a screenful is full, then waits. A piece that is taller than the screen is
 * printed whole: it is never split, and the scrollback has its beginning.
 */
final class Pager {

    /** Kept free for the prompt, the status line, and a line of what was read before. */
    private static final int RESERVED = 4;

    private final Speaker speaker;

    Pager(Speaker speaker) {
        this.speaker = speaker;
    }

    /** Returns false where the learner did not want to read on. */
    boolean print(List<Chunk> chunks) {
        Console console = speaker.console();
        int room = console.rows() - RESERVED;
        for (Chunk chunk : chunks) {
            int height = chunk.lines().size();
            boolean full = console.unread() > 1 && console.unread() + height > room;
            if (console.rows() > 0 && full && !more()) {
                return false;
            }
            console.print(chunk.lines());
        }
        return true;
    }

    /** Returns whether all of it has room beside what was printed since the last wait. */
    boolean fits(List<Chunk> chunks) {
        int height = chunks.stream().mapToInt(chunk -> chunk.lines().size()).sum();
        return speaker.console().unread() + height <= speaker.console().rows() - RESERVED;
    }

    private boolean more() {
        Messages messages = speaker.messages();
        Prompt prompt =
                Prompt.answer(messages.get("prompt.more")).hinted(messages.get("wait.more"));
        return speaker.console().read(prompt) instanceof Input.Text;
    }
}
