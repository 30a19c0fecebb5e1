package heapwise.agent;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/** Loads classes, so that they come into the archive that is made of this VM. */
final class Archived {

    /** What the VM itself loads for an agent, in a VM that has one. */
    private static final List<String> BOOT =
            List.of(
                    "java.lang.instrument.Instrumentation",
                    "sun.instrument.InstrumentationImpl",
                    "sun.instrument.TransformerManager",
                    "sun.instrument.TransformerManager$TransformerInfo");

    private Archived() {}

    /** Loads every class of our own jar: in a VM without the agent the lab would load few. */
    static void loadOwnClasses() throws IOException {
        BOOT.forEach(Archived::load);
        try (JarFile jar = new JarFile(ownJar().toFile())) {
            List<String> classes =
                    jar.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.endsWith(".class"))
                            .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                            .toList();
            classes.forEach(Archived::load);
        }
    }

    private static Path ownJar() {
        try {
            return Path.of(
                    Archived.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Archived.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            // What cannot be loaded here cannot be in any VM of this kind: it stays out.
        }
    }
}
