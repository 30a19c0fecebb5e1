package heapwise.session;

import java.util.Optional;

/** Where a snippet's {@code System.in} comes from. */
@FunctionalInterface
public interface LineSource {

    /** An input that has ended. */
    LineSource NONE = Optional::empty;

    /**
     * Returns the next line without its end, or nothing at the end of the input. Called on a thread
     * of the session while the snippet waits; may block, and is interrupted when the snippet has
     * been stopped meanwhile.
     */
    Optional<String> nextLine() throws InterruptedException;
}
