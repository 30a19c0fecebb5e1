package heapwise.agent;

import heapwise.lab.Lab;
import heapwise.lab.LabFlags;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entry point of the agent, which comes before the main class of a session VM or check VM. */
public final class Agent {

    /**
     * The system property with the jars that the system class loader gets behind those of the class
     * path, as a class path. They are no part of that one, since the archive of classes is only
     * good for the class path that it was made with.
     */
    private static final String LIBRARIES = "heapwise.libraries";

    private static volatile @Nullable Instrumentation instrumentation;

    private Agent() {}

    /** Called by a VM that is started with the agent's jar as its program. */
    public static void agentmain(String arguments, Instrumentation given) {
        premain(arguments, given);
    }

    /** Called by a VM that is started with {@code -javaagent}. */
    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
        String libraries = System.getProperty(LIBRARIES);
        if (libraries != null) {
            append(libraries.split(File.pathSeparator), given);
        }
        Lab.install(given);
    }

    private static void append(String[] jars, Instrumentation to) {
        try {
            for (String jar : jars) {
                to.appendToSystemClassLoaderSearch(new JarFile(jar));
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        // For javac in this VM, and for VMs that this one starts.
        System.setProperty(
                "java.class.path",
                System.getProperty("java.class.path")
                        + File.pathSeparator
                        + String.join(File.pathSeparator, jars));
    }

    /** Returns the flags that give a VM libraries; none for none. */
    public static List<String> flagsFor(List<Path> libraries) {
        return libraries.isEmpty()
                ? List.of()
                : List.of(
                        "-D%s=%s"
                                .formatted(
                                        LIBRARIES,
                                        libraries.stream()
                                                .map(Path::toString)
                                                .collect(Collectors.joining(File.pathSeparator))));
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
