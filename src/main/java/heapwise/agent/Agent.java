package heapwise.agent;

import heapwise.lab.Lab;
import heapwise.lab.LabFlags;
import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entry point of the agent, which comes before the main class of a session VM or check VM. */
public final class Agent {

    private static volatile @Nullable Instrumentation instrumentation;

    private Agent() {}

    /** Called by a VM that is started with the agent's jar as its program. */
    public static void agentmain(String arguments, Instrumentation given) {
        premain(arguments, given);
    }

    /** Called by a VM that is started with {@code -javaagent}. */
    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
        Lab.install(given);
    }

    /** Returns the flags that a VM of this JDK feature release needs beside the agent's jar. */
    public static List<String> flagsFor(int feature) {
        return LabFlags.forJdk(feature);
    }

    /**
     * Returns what the VM gave the agent.
     *
     * @throws IllegalStateException in a VM that was started without the agent
     */
    static Instrumentation instrumentation() {
        Instrumentation given = instrumentation;
        if (given == null) {
            throw new IllegalStateException("This VM was started without the agent.");
        }
        return given;
    }
}
