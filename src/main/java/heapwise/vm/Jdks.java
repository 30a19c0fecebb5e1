package heapwise.vm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine that Heapwise can run a session on, found without starting any. */
public final class Jdks {

    private final List<Jdk> all;

    private Jdks(Collection<Jdk> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Looks in the usual places, in this order: the JDK that runs this program, {@code JAVA_HOME},
     * {@code PATH}, {@code /usr/lib/jvm}, SDKMAN, {@code ~/.jdks} and macOS's JavaVirtualMachines.
     * A JDK that is found twice, by links too, is listed once; one older than 17 is not listed.
     */
    public static Jdks find() {
        return find(System.getenv(), Path.of(System.getProperty("user.home")), Path.of("/"));
    }

    static Jdks find(Map<String, String> environment, Path user, Path root) {
        Map<Path, Jdk> found = new LinkedHashMap<>();
        add(found, Jdk.current().home());
        String javaHome = environment.get("JAVA_HOME");
        if (javaHome != null && !javaHome.isBlank()) {
            add(found, Path.of(javaHome));
        }
        for (String directory :
                environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            homeOf(directory).ifPresent(home -> add(found, home));
        }
        for (Path directory :
                List.of(
                        root.resolve("usr/lib/jvm"),
                        user.resolve(".sdkman/candidates/java"),
                        user.resolve(".jdks"))) {
            children(directory).forEach(home -> add(found, home));
        }
        for (Path directory :
                List.of(
                        root.resolve("Library/Java/JavaVirtualMachines"),
                        user.resolve("Library/Java/JavaVirtualMachines"))) {
            children(directory).forEach(bundle -> add(found, bundle.resolve("Contents/Home")));
        }
        return new Jdks(found.values());
    }

    /** Returns every JDK found, the one that runs this program first. */
    public List<Jdk> all() {
        return all;
    }

    /**
     * Returns the JDK for the range: the one that runs this program where it is in the range, else
     * the newest that is.
     */
    public Optional<Jdk> in(JdkRange range) {
        Jdk current = all.isEmpty() ? Jdk.current() : all.get(0);
        if (range.contains(current.feature())) {
            return Optional.of(current);
        }
        return all.stream()
                .filter(jdk -> range.contains(jdk.feature()))
                .max(Comparator.comparingInt(Jdk::feature));
    }

    /** Returns the JDK that a person means by a home directory or a version such as {@code 25}. */
    public Optional<Jdk> named(String homeOrVersion) {
        if (homeOrVersion.matches("\\d{1,3}")) {
            int feature = Integer.parseInt(homeOrVersion);
            return all.stream().filter(jdk -> jdk.feature() == feature).findFirst();
        }
        Optional<Jdk> byVersion =
                all.stream().filter(jdk -> jdk.version().equals(homeOrVersion)).findFirst();
        return byVersion.isPresent() ? byVersion : Jdk.at(Path.of(homeOrVersion));
    }

    private static void add(Map<Path, Jdk> found, Path home) {
        Jdk.at(home)
                .filter(jdk -> jdk.feature() >= JdkRange.ANY.first())
                .ifPresent(jdk -> found.putIfAbsent(jdk.home(), jdk));
    }

    /** The home of the JDK whose bin directory this is; a link to its java command counts. */
    private static Optional<Path> homeOf(String pathEntry) {
        try {
            Path java = Path.of(pathEntry).resolve("java");
            if (pathEntry.isBlank() || !Files.isExecutable(java)) {
                return Optional.empty();
            }
            return Optional.ofNullable(java.toRealPath().getParent()).map(Path::getParent);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static List<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return new ArrayList<>(children.sorted().toList());
        } catch (IOException e) {
            return List.of();
        }
    }
}
