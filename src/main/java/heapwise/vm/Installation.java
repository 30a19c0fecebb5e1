package heapwise.vm;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory with the jars of this Heapwise: the launcher's, the agent's and one for each
 * dependency, so that other VMs get just those that they need.
 */
public record Installation(Path lib) {

    /**
     * Returns the installation that this program runs from: the directory of its jar, or {@code
     * lib} beside the class directory where a build or a test runs it from there.
     *
     * @throws IllegalStateException where neither has the agent's jar
     */
    public static Installation current() {
        Path code = codeSource();
        Path lib = Files.isDirectory(code) ? code.resolveSibling("lib") : code.resolveSibling("");
        Installation installation = new Installation(lib.toAbsolutePath().normalize());
        if (!Files.isRegularFile(installation.agentJar())) {
            throw new IllegalStateException(
                    "No %s: build it with `mvn process-classes`."
                            .formatted(installation.agentJar()));
        }
        return installation;
    }

    /** Returns the jar with the agent and the lab; its manifest names JOL's jar beside it. */
    public Path agentJar() {
        return lib.resolve("heapwise-agent.jar");
    }

    /** Returns the jar that a check VM is started with; its manifest names all that it needs. */
    public Path checkJar() {
        return lib.resolve("heapwise-check.jar");
    }

    /**
     * Returns the jar of one dependency, whatever its version.
     *
     * @param artifact such as {@code jol-core} or {@code junit-jupiter-api}
     * @throws IllegalStateException where it is not there
     */
    public Path jar(String artifact) {
        List<Path> found = jars(artifact);
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "%d jars of %s in %s: clean the build and build again."
                            .formatted(found.size(), artifact, lib));
        }
        return found.get(0);
    }

    /**
     * Returns the jars of Maven's resolver, which are on no VM's class path.
     *
     * @throws IOException if they cannot be listed
     */
    public List<Path> resolverJars() throws IOException {
        try (Stream<Path> files = Files.list(lib.resolve("resolver"))) {
            return files.sorted().toList();
        }
    }

    private List<Path> jars(String artifact) {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> isJarOf(artifact, file.getFileName().toString())).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isJarOf(String artifact, String file) {
        return file.startsWith(artifact)
                && file.endsWith(".jar")
                && file.substring(artifact.length()).matches("(-\\d[^/]*)?\\.jar");
    }

    private static Path codeSource() {
        try {
            return Path.of(
                    Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
