package heapwise.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The classes of one kind of child VM in the form that a VM maps instead of reading, verifying and
 * linking them (class data sharing, JEP 350): halves its start. Only classes, no objects, so a heap
 * looks as it does without.
 *
 * <p>It lies beside the jars, one for each JDK, and can be deleted at any time. One that is absent,
 * older than a jar, cut short or another JDK's is not used; one that does not fit the VM's mode
 * (another width of references, say) is refused by the VM itself, which then starts without, and
 * quietly.
 */
public final class ClassArchive {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** The tag of the VM's log that was new with JEP 483. */
    private static final int AOT_TAG_SINCE = 24;

    private final Jdk jdk;
    private final Path directory;
    private final String prefix;
    private final List<Path> classPath;

    /**
     * Names an archive, which need not exist.
     *
     * @param kind of child VM, such as {@code check}
     * @param classPath first the jar that the VMs are started with, then those that its manifest
     *     names
     */
    public ClassArchive(Installation installation, String kind, Jdk jdk, List<Path> classPath) {
        this.jdk = jdk;
        this.directory = installation.lib();
        this.prefix = kind + "-" + jdk.version() + "-";
        this.classPath = List.copyOf(classPath);
    }

    /** Returns the flags with which a VM uses it; none where there is none that it could use. */
    public List<String> flags() {
        Optional<Path> usable = usable();
        if (usable.isEmpty()) {
            return List.of();
        }
        var flags = new ArrayList<String>();
        flags.add("-Xshare:auto");
        flags.add("-XX:SharedArchiveFile=" + usable.get());
        // A VM that refuses it says so on standard output.
        flags.add("-Xlog:cds*=off");
        if (jdk.feature() >= AOT_TAG_SINCE) {
            flags.add("-Xlog:aot*=off");
        }
        return List.copyOf(flags);
    }

    /**
     * Makes it, in place of an earlier one, by running a main class that loads what is to be in it.
     *
     * @throws IOException if it cannot be made; everything works without
     */
    public void make(String mainClass) throws IOException {
        List<Path> earlier = files();
        Path part = directory.resolve(prefix + ProcessHandle.current().pid() + ".part");
        var command =
                new VmCommand(
                        jdk,
                        // The collector of most exercises; the classes are the same for all.
                        List.of(
                                "-XX:+UseSerialGC",
                                "-Xlog:disable",
                                "-XX:ArchiveClassesAtExit=" + part),
                        // As with -jar, which is where the VM compares class paths.
                        classPath.subList(0, 1),
                        Optional.of(mainClass),
                        Optional.empty());
        try {
            run(command);
            if (!Files.isRegularFile(part)) {
                throw new IOException("no archive came of " + command);
            }
            // The length in its name tells one that was cut short, on which a VM would crash.
            Path whole = directory.resolve(prefix + Files.size(part) + ".jsa");
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            for (Path old : earlier) {
                if (!old.equals(whole)) {
                    Files.deleteIfExists(old);
                }
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void run(VmCommand command) throws IOException {
        Process process =
                new ProcessBuilder(command.arguments())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("not ended after %s: %s".formatted(LIMIT, command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Optional<Path> usable() {
        for (Path file : files()) {
            if (isWhole(file) && isNewest(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> isOurs(file.getFileName().toString())).toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private boolean isOurs(String name) {
        return name.startsWith(prefix) && name.substring(prefix.length()).matches("\\d+\\.jsa");
    }

    private boolean isWhole(Path file) {
        String name = file.getFileName().toString();
        try {
            return name.equals(prefix + Files.size(file) + ".jsa");
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean isNewest(Path file) {
        try {
            FileTime made = Files.getLastModifiedTime(file);
            for (Path jar : classPath) {
                if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
