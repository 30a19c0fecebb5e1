package heapwise.terminal.prompt;

import java.util.List;
import java.util.Optional;

/** What the prompt asks of the session while something is typed. */
public interface Assist {

    /** Returns whether the Java typed so far needs another line. */
    boolean incomplete(String source);

    /** Returns whether this line can begin nothing, and only go on with the one before it. */
    default boolean goesOn(String line) {
        return false;
    }

    /** Returns what may stand at the cursor. */
    List<Completion> complete(String source, int cursor);

    /** Returns signatures and Javadoc of what stands at the cursor; empty where there is none. */
    Optional<String> documentation(String source, int cursor);

    /** Returns what is said while documentation is looked for, which may take seconds. */
    default String lookingUp() {
        return "";
    }

    /**
     * Something that may stand at the cursor.
     *
     * @param anchor the index in the source from which on the text replaces it
     * @param text what replaces it
     * @param description type or signature; may be empty
     * @param group a heading under which it is listed; may be empty
     */
    record Completion(int anchor, String text, String description, String group) {}

    /** Nothing is known of Java: every line is complete. */
    Assist NONE =
            new Assist() {
                @Override
                public boolean incomplete(String source) {
                    return false;
                }

                @Override
                public List<Completion> complete(String source, int cursor) {
                    return List.of();
                }

                @Override
                public Optional<String> documentation(String source, int cursor) {
                    return Optional.empty();
                }
            };
}
