package heapwise.session;

import heapwise.vm.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a session VM is started with.
 *
 * @param vmFlags flags of the lesson or the learner; they come after ours, so they win
 * @param libraries jars that snippets are compiled with and see, behind the lab's own
 * @param directory the VM's working directory; the launcher's own where absent
 * @param input what a snippet that reads {@code System.in} gets
 * @param events gets what the session tells without being asked
 * @param properties system properties of the VM, which are no flags of the lesson's: how wide the
 *     lab may draw
 */
public record SessionSettings(
        Jdk jdk,
        List<String> vmFlags,
        List<Path> libraries,
        Optional<Path> directory,
        LineSource input,
        SessionEvents events,
        Map<String, String> properties) {

    private static final Pattern UNSHARED =
            Pattern.compile(
                    "(?i).*(file|path|port|address|filename)[=:].*|-XX:\\+AlwaysPreTouch"
                            + "|-XX:StartFlightRecording.*|-XX:\\+UseLargePages");

    /**
     * How the lab draws unless it is told otherwise, and how the outputs of lessons are recorded:
     * 76 columns, what a cell's frame leaves of 80.
     */
    public static final Map<String, String> RECORDED_DRAWING =
            Map.of("heapwise.columns", "76", "heapwise.style", "unicode");

    public SessionSettings {
        vmFlags = List.copyOf(vmFlags);
        libraries = List.copyOf(libraries);
        properties = Map.copyOf(properties);
    }

    /** Returns settings with no flags, on the JDK that runs this program, with no input. */
    public static SessionSettings defaults() {
        return new SessionSettings(
                Jdk.current(),
                List.of(),
                List.of(),
                Optional.empty(),
                LineSource.NONE,
                SessionEvents.NONE,
                RECORDED_DRAWING);
    }

    /** Returns the same with another JDK. */
    public SessionSettings withJdk(Jdk other) {
        return new SessionSettings(other, vmFlags, libraries, directory, input, events, properties);
    }

    /** Returns the same with other flags. */
    public SessionSettings withVmFlags(List<String> flags) {
        return new SessionSettings(jdk, flags, libraries, directory, input, events, properties);
    }

    /** Returns the same with other libraries. */
    public SessionSettings withLibraries(List<Path> jars) {
        return new SessionSettings(jdk, vmFlags, jars, directory, input, events, properties);
    }

    /** Returns the same with another working directory. */
    public SessionSettings withDirectory(Path other) {
        return new SessionSettings(
                jdk, vmFlags, libraries, Optional.of(other), input, events, properties);
    }

    /** Returns the same with another source of what snippets read. */
    public SessionSettings withInput(LineSource other) {
        return new SessionSettings(jdk, vmFlags, libraries, directory, other, events, properties);
    }

    /** Returns the same with another listener. */
    public SessionSettings withEvents(SessionEvents other) {
        return new SessionSettings(jdk, vmFlags, libraries, directory, input, other, properties);
    }

    /** Returns the same with other system properties. */
    public SessionSettings withProperties(Map<String, String> other) {
        return new SessionSettings(jdk, vmFlags, libraries, directory, input, events, other);
    }

    /** Returns whether the lab draws as the outputs of lessons are recorded, colours aside. */
    public boolean drawsAsRecorded() {
        return properties.entrySet().containsAll(RECORDED_DRAWING.entrySet());
    }

    /**
     * Returns whether a second VM with these flags may run beside the first: not where both would
     * write the same file, listen on the same port, or take all of their heap from the system.
     */
    boolean bearsTwin() {
        return vmFlags.stream().noneMatch(UNSHARED.asMatchPredicate());
    }
}
