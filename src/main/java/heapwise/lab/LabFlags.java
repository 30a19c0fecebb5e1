package heapwise.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * The flags that a session VM and a check VM need for the lab, beside {@code
 * -javaagent:heapwise-agent.jar}. It depends on nothing, so the launcher can ask it before any VM
 * runs.
 */
public final class LabFlags {

    /**
     * The first JDK that knows, and warns without, {@code --sun-misc-unsafe-memory-access} (JEP
     * 498).
     */
    private static final int UNSAFE_FLAG_SINCE = 24;

    /**
     * Full collections of Serial and Parallel otherwise leave gaps unmoved, filled with an {@code
     * int[]} that the histogram counts as live (HotSpot's {@code MarkSweepDeadRatio}); collectors
     * without that liberty ignore the flag.
     */
    private static final String NO_FILLER = "-XX:MarkSweepDeadRatio=0";

    private LabFlags() {}

    /**
     * Returns the flags for a VM of JDK {@code feature} (17, 25 …); a JDK refuses to start with a
     * flag that it does not know, so the feature must be that of the VM to start, not of the
     * launcher.
     *
     * <p>Everything else the lab needs, it does itself when the agent starts it: it opens {@code
     * java.base} through {@code Instrumentation.redefineModule} and sets JOL's system properties.
     */
    public static List<String> forJdk(int feature) {
        List<String> flags = new ArrayList<>();
        flags.add(NO_FILLER);
        if (feature >= UNSAFE_FLAG_SINCE) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return List.copyOf(flags);
    }
}
