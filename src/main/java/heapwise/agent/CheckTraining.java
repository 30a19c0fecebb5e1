package heapwise.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Loads what a check VM loads and ends, so that an archive can be made of it: JUnit and AssertJ by
 * running a test, and our own classes by name, since the lab does nothing in a VM without an agent.
 */
public final class CheckTraining {

    /** What the VM itself loads for an agent, in a VM that has one. */
    private static final List<String> BOOT =
            List.of(
                    "java.lang.instrument.Instrumentation",
                    "sun.instrument.InstrumentationImpl",
                    "sun.instrument.TransformerManager",
                    "sun.instrument.TransformerManager$TransformerInfo");

    private CheckTraining() {}

    public static void main(String[] args) throws IOException {
        connect();
        CheckMain.rehearse();
        BOOT.forEach(CheckTraining::load);
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

    /** Does what {@link Parent} does, with itself. */
    private static void connect() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket there = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket here = server.accept()) {
            there.setTcpNoDelay(true);
            there.getOutputStream().write(1);
            here.getInputStream().read();
        }
        Watchdog.start(System.in);
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
