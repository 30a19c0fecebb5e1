package heapwise.session;

import heapwise.vm.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a session VM is started with.
 *
 * @param vmFlags flags of the lesson or the learner; they come after ours, so they win
 * @param directory the VM's working directory; the launcher's own where absent
 * @param input what a snippet that reads {@code System.in} gets
 */
public record SessionSettings(
        Jdk jdk, List<String> vmFlags, Optional<Path> directory, LineSource input) {

    public SessionSettings {
        vmFlags = List.copyOf(vmFlags);
    }

    /** Returns settings with no flags, on the JDK that runs this program, with no input. */
    public static SessionSettings defaults() {
        return new SessionSettings(Jdk.current(), List.of(), Optional.empty(), LineSource.NONE);
    }

    /** Returns the same with another JDK. */
    public SessionSettings withJdk(Jdk other) {
        return new SessionSettings(other, vmFlags, directory, input);
    }

    /** Returns the same with other flags. */
    public SessionSettings withVmFlags(List<String> flags) {
        return new SessionSettings(jdk, flags, directory, input);
    }

    /** Returns the same with another working directory. */
    public SessionSettings withDirectory(Path other) {
        return new SessionSettings(jdk, vmFlags, Optional.of(other), input);
    }

    /** Returns the same with another source of what snippets read. */
    public SessionSettings withInput(LineSource other) {
        return new SessionSettings(jdk, vmFlags, directory, other);
    }
}
