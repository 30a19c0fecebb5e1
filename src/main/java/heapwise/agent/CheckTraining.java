package heapwise.agent;

import heapwise.lab.MemoryAssertions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Loads what a check VM loads and ends, so that an archive can be made of it: JUnit and AssertJ by
 * running a test, and our own classes by name, since the lab does nothing in a VM without an agent.
 */
public final class CheckTraining {

    private CheckTraining() {}

    public static void main(String[] args) throws IOException {
        CheckMain.rehearse();
        try {
            // Fails, so that the evidence of a failure is loaded.
            MemoryAssertions.assertAllocatesAtMost(0, () -> List.of(new byte[1000]).hashCode());
        } catch (Exception | AssertionError expected) {
            // Without an agent there is less to see.
        }
        try (JarFile jar = new JarFile(ownJar().toFile())) {
            List<String> classes =
                    jar.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.endsWith(".class"))
                            .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                            .toList();
            classes.forEach(CheckTraining::load);
        }
    }

    private static Path ownJar() {
        try {
            return Path.of(
                    CheckTraining.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, CheckTraining.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            // Needs what a check VM has not, so no check VM loads it.
        }
    }
}
