package heapwise.libraries;

import heapwise.vm.Installation;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The jars of the libraries that a lesson or exercise names. They are looked for in the course,
 * where a learners' package has them, then where they were found before, and only then does Maven's
 * resolver look into its local repository and fetch what is missing; where it found them is kept,
 * so that the next start needs neither it nor the network.
 *
 * <p>Whoever names no library costs nothing here: no class of the resolver is loaded, and no file
 * read.
 */
public final class Libraries {

    /** Where a learners' package has the jars, and the lists of them. */
    private static final String CARRIED = "libraries";

    private static final String LIST = ".jars";

    private final Installation installation;
    private final Path found;
    private final Map<List<String>, List<Path>> known = new HashMap<>();
    private @Nullable Resolver resolver;

    /**
     * Makes a finder of libraries.
     *
     * @param found a directory for the lists of what was found, which need not exist and may be
     *     deleted at any time
     */
    public Libraries(Installation installation, Path found) {
        this.installation = installation;
        this.found = found;
    }

    /**
     * Returns the jars of some libraries and of what they need, in the order of a class path; none
     * for none. Waits for the network where they are not on this machine.
     *
     * @param course the directory of the course that names them
     * @param coordinates {@code group:artifact:version} each
     * @param fetching is told of each file that is about to be fetched
     * @throws LibraryException if they cannot be had
     */
    public synchronized List<Path> jars(
            Path course, List<String> coordinates, Consumer<String> fetching)
            throws LibraryException {
        if (coordinates.isEmpty()) {
            return List.of();
        }
        List<Path> before = known.get(coordinates);
        if (before != null) {
            return before;
        }
        Path carried = course.resolve(CARRIED);
        Path list = found.resolve(name(coordinates));
        List<Path> jars =
                listed(carried.resolve(name(coordinates)), carried)
                        .or(() -> listed(list, found))
                        .orElse(List.of());
        if (jars.isEmpty()) {
            jars = resolve(coordinates, fetching);
            keep(list, jars);
        }
        known.put(List.copyOf(coordinates), jars);
        return jars;
    }

    /**
     * Copies the jars of some libraries into a learners' package, where {@link #jars} finds them.
     *
     * @param target the directory of the package
     * @throws IOException if they cannot be had, or not be copied
     */
    public void carry(Path course, List<String> coordinates, Path target) throws IOException {
        if (coordinates.isEmpty()) {
            return;
        }
        Path directory = Files.createDirectories(target.resolve(CARRIED));
        List<String> names = new ArrayList<>();
        try {
            for (Path jar : jars(course, coordinates, file -> {})) {
                Files.copy(
                        jar,
                        directory.resolve(jar.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
                names.add(jar.getFileName().toString());
            }
        } catch (LibraryException e) {
            throw new IOException("%s%n  fix: %s".formatted(e.getMessage(), e.fix()), e);
        }
        Files.write(directory.resolve(name(coordinates)), names);
    }

    /** Of a set of libraries others decide which version of a third one is the right one. */
    private static String name(List<String> coordinates) {
        String all = String.join(" ", coordinates);
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)) + LIST;
    }

    /** Returns what a list names, if all of it is still there. */
    private static Optional<List<Path>> listed(Path list, Path base) {
        try {
            List<Path> jars =
                    Files.readAllLines(list).stream()
                            .map(line -> base.resolve(line).toAbsolutePath())
                            .toList();
            return Optional.of(jars).filter(all -> all.stream().allMatch(Files::isReadable));
        } catch (IOException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static void keep(Path list, List<Path> jars) {
        try {
            Files.createDirectories(list.getParent());
            Path part = Files.createTempFile(list.getParent(), "libraries", ".part");
            Files.write(part, jars.stream().map(Path::toString).toList());
            Files.move(
                    part,
                    list,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // It saves time; nothing depends on it.
        }
    }

    private List<Path> resolve(List<String> coordinates, Consumer<String> fetching)
            throws LibraryException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            Resolver maven = resolver;
            if (maven == null) {
                maven = load();
                resolver = maven;
            }
            thread.setContextClassLoader(maven.getClass().getClassLoader());
            return maven.resolve(coordinates, fetching);
        } catch (IOException | ReflectiveOperationException | LinkageError broken) {
            throw new LibraryException(
                    "",
                    "Maven's resolver cannot be loaded from %s: %s"
                            .formatted(installation.lib(), broken),
                    "build Heapwise again");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Its loader stays open: it loads more while it works. */
    private Resolver load() throws IOException, ReflectiveOperationException {
        return (Resolver)
                new Loader(installation)
                        .loadClass("heapwise.libraries.MavenResolver")
                        .getDeclaredConstructor()
                        .newInstance();
    }

    /**
     * Loads the resolver and what it is made of, none of which is on the launcher's class path: a
     * class path of thirty more jars would slow each start. What both sides know is the launcher's.
     */
    private static final class Loader extends URLClassLoader {

        private static final Set<String> SHARED =
                Set.of(Resolver.class.getName(), LibraryException.class.getName());

        Loader(Installation installation) throws IOException {
            super("maven", urls(installation), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] urls(Installation installation) throws IOException {
            List<URL> urls = new ArrayList<>();
            urls.add(Libraries.class.getProtectionDomain().getCodeSource().getLocation());
            for (Path jar : installation.resolverJars()) {
                urls.add(url(jar));
            }
            return urls.toArray(URL[]::new);
        }

        private static URL url(Path jar) throws MalformedURLException {
            return jar.toUri().toURL();
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return SHARED.contains(name) ? Class.forName(name) : super.findClass(name);
        }
    }
}
