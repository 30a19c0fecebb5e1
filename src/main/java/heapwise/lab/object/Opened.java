package heapwise.lab.object;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agent's view of this VM: its {@code Instrumentation}, with {@code java.base} opened to the
 * lab. Where the VM runs without the agent, {@link #instrumentation} is null and the lab estimates
 * with JOL what it could otherwise ask.
 */
public final class Opened {

    private static volatile @Nullable Instrumentation instrumentation;

    private Opened() {}

    /**
     * Opens what the lab reads; costs 10–30 ms, once. Call it before anything else of the lab is
     * used.
     */
    public static void install(Instrumentation given) {
        if (instrumentation != null) {
            return;
        }
        Set<Module> lab = Set.of(Opened.class.getModule());
        given.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", lab, "jdk.internal.vm.annotation", lab),
                Map.of("java.lang", lab, "java.lang.ref", lab, "jdk.internal.misc", lab),
                Set.of(),
                Map.of());
        instrumentation = given;
    }

    public static @Nullable Instrumentation instrumentation() {
        return instrumentation;
    }

    /** The {@code Instrumentation}, for the tools that are nothing without it. */
    public static Instrumentation required(String tool) {
        Instrumentation present = instrumentation;
        if (present == null) {
            throw new IllegalStateException(
                    tool
                            + " needs the lab's agent, and this VM runs without it: start it with"
                            + " -javaagent:heapwise-agent.jar");
        }
        return present;
    }
}
