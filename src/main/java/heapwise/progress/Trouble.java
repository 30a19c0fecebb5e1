package heapwise.progress;

import java.nio.file.Path;

/** Why something of the progress is not kept: the lesson goes on without it. */
public sealed interface Trouble {

    /**
     * Lines of the journal could not be read.
     *
     * @param file set aside as it was
     * @param aside the name it has now
     * @param damaged how many lines, of {@code all}
     */
    record SetAside(Path file, Path aside, int damaged, int all) implements Trouble {}

    /**
     * Nothing can be written.
     *
     * @param reason in the operating system's words; empty where it is a lack of permission
     */
    record NotKept(Path directory, String reason) implements Trouble {}
}
