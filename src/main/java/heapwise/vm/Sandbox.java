package heapwise.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the operating system has to keep a child VM from files and the network: the VM sees the
 * system's libraries, its JDK and its jars, all of it read-only, an empty /tmp of its own, no
 * process but its own, and no network at all.
 *
 * <p>Linux does it by namespaces, through {@code unshare} of util-linux or through bubblewrap.
 */
public final class Sandbox {

    /** There is none on this machine, or it may not be used. */
    public static final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String fix;

        UnavailableException(String what, String fix) {
            super(what);
            this.fix = fix;
        }

        /** Returns what to do about it, as an imperative. */
        public String fix() {
            return fix;
        }
    }

    private enum Kind {
        /** By namespaces; where they cannot be had, the VM runs without. */
        IF_POSSIBLE,
        NAMESPACES,
        BUBBLEWRAP
    }

    /** Switches it off: {@code HEAPWISE_SANDBOX=off}. */
    private static final String VARIABLE = "HEAPWISE_SANDBOX";

    /** The same for this VM alone: {@code -Dheapwise.sandbox=off}. */
    private static final String PROPERTY = "heapwise.sandbox";

    private static final Path UNSHARE = Path.of("/usr/bin/unshare");

    private static final Path SHELL = Path.of("/bin/sh");

    /** Where the tools are that a shell starts, whatever PATH the launcher was given. */
    private static final String PATHS = "PATH=/usr/sbin:/usr/bin:/sbin:/bin\n";

    private static final List<String> SYSTEM =
            List.of(
                    "/usr",
                    "/bin",
                    "/sbin",
                    "/lib",
                    "/lib32",
                    "/lib64",
                    "/etc/ld.so.cache",
                    "/etc/localtime");

    /** The file that says that the namespaces were entered. */
    private static final String ENTERED = "entered";

    /**
     * With nosuid and nodev, and noexec where no programs lie, because many a system mounts its
     * /tmp like this, and in namespaces of one's own no such flag can be taken away: see
     * mount_namespaces(7).
     */
    private static final String READ_ONLY = "bind,ro,nosuid,nodev";

    private static final List<String> DEVICES = List.of("/dev/null", "/dev/random", "/dev/urandom");

    private static final String NAMESPACES =
            UNSHARE + " -Urmpifn --kill-child --propagation private " + SHELL + " -c \"$0\" \"$@\"";

    /**
     * Runs as the first process of the new namespaces: mounts what the table says, makes it the
     * root in place of the old one, and becomes the command, without any privilege. The first
     * parameter is the directory with the table and the root.
     */
    private static final String ENTER =
            """
            exec 4> "$0/entered"
            mount --fstab "$0/mounts" --all && cd "$0/root" || exit 97
            pivot_root . . && umount -l . && cd /tmp || exit 97
            echo yes >&4
            exec 2>&3 3>&- 4>&-
            exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
            """;

    private final Kind kind;

    private Sandbox(Kind kind) {
        this.kind = kind;
    }

    /**
     * Returns the sandbox of this machine after trying it.
     *
     * @throws UnavailableException if there is none, or it does not work here
     */
    public static Sandbox find() throws UnavailableException {
        if (works(
                UNSHARE.toString(),
                "-Urmpifn",
                SHELL.toString(),
                "-c",
                PATHS + "mount -t tmpfs heapwise /tmp && setpriv -V")) {
            return new Sandbox(Kind.NAMESPACES);
        }
        if (works("bwrap", "--ro-bind", "/", "/", "--unshare-all", "true")) {
            return new Sandbox(Kind.BUBBLEWRAP);
        }
        throw new UnavailableException(
                "there is no sandbox here: neither namespaces (unshare) nor bubblewrap (bwrap) work",
                "allow unprivileged user namespaces or install bubblewrap, or check answers that you"
                        + " do not trust in a container");
    }

    /**
     * Returns a sandbox that is used where the system has one, without asking it first, which would
     * take as long as to use it; nothing where there can be none, or it is switched off.
     */
    public static Optional<Sandbox> ifPossible() {
        boolean off =
                "off".equals(System.getenv(VARIABLE)) || "off".equals(System.getProperty(PROPERTY));
        return !off && Files.isExecutable(UNSHARE)
                ? Optional.of(new Sandbox(Kind.IF_POSSIBLE))
                : Optional.empty();
    }

    /** Returns the name of what it is made of. */
    public String name() {
        return kind == Kind.BUBBLEWRAP ? "bubblewrap" : "namespaces (unshare)";
    }

    private static boolean works(String... command) {
        try {
            Process trial =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            trial.getOutputStream().close();
            boolean ended = trial.waitFor(10, TimeUnit.SECONDS);
            trial.destroyForcibly();
            return ended && trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Returns the command line that runs a command in it.
     *
     * @param directory which it may read, too, at the same path; its own table of mounts is put
     *     there
     * @throws IOException if nothing can be written there
     */
    List<String> arguments(VmCommand command, Path directory) throws IOException {
        return kind == Kind.BUBBLEWRAP
                ? bubblewrap(command, directory)
                : namespaces(command, directory);
    }

    /**
     * Returns whether what runs by the {@linkplain #arguments command line} for this directory is
     * in namespaces, where the kernel ends every process with the first one; an answer that runs
     * outside might say so, too, once it runs.
     */
    static boolean isEntered(Path directory) {
        try {
            return Files.size(directory.resolve(ENTERED)) > 0;
        } catch (IOException none) {
            return false;
        }
    }

    private List<String> namespaces(VmCommand command, Path directory) throws IOException {
        Path root = Files.createDirectory(directory.resolve("root"));
        var mounts = new StringBuilder();
        mount(mounts, root.toString(), root, "none", READ_ONLY + ",noexec");
        mount(mounts, "proc", placeOf(Path.of("/proc"), root), "proc", "nosuid,nodev,noexec");
        mount(mounts, "tmpfs", placeOf(Path.of("/tmp"), root), "tmpfs", "size=64m,nosuid,nodev");
        for (Path path : readable(command, directory)) {
            String options = holdsPrograms(path, command) ? READ_ONLY : READ_ONLY + ",noexec";
            mount(mounts, path.toString(), placeOf(path, root), "none", options);
        }
        for (String device : DEVICES) {
            mount(mounts, device, placeOf(Path.of(device), root), "none", "bind");
        }
        Files.writeString(directory.resolve("mounts"), mounts);
        String without = kind == Kind.IF_POSSIBLE ? without() : "";
        var arguments =
                new ArrayList<>(
                        List.of(
                                SHELL.toString(),
                                "-c",
                                PATHS
                                        + (without.isEmpty()
                                                ? "exec " + NAMESPACES + " 3>&2"
                                                : without)));
        arguments.add(ENTER);
        arguments.add(directory.toString());
        arguments.addAll(command.arguments());
        return arguments;
    }

    /**
     * A shell that runs the command outside only where it has never been started inside: an answer
     * must not get out by the way in which it ends its VM. The directory goes with the check, so
     * where it is gone, the command was started. Outside, temporary files lie there.
     */
    private static String without() {
        return NAMESPACES
                + " 3>&2 2>/dev/null\ncode=$?\n"
                + "if [ -s \"$1/entered\" ] || [ ! -d \"$1\" ]; then exit $code; fi\n"
                + "tmp=$1 java=$2; shift 2; exec \"$java\" \"-Djava.io.tmpdir=$tmp\" \"$@\"\n";
    }

    private static boolean holdsPrograms(Path path, VmCommand command) {
        Path jdk = command.jdk().home();
        return SYSTEM.contains(path.toString())
                || jdk.startsWith(path)
                || real(jdk).startsWith(path);
    }

    /** Makes what a path is mounted on: an empty directory or file. */
    private static Path placeOf(Path path, Path root) throws IOException {
        Path place = root.resolve(path.toString().substring(1));
        if (Files.isDirectory(path)) {
            return Files.createDirectories(place);
        }
        Files.createDirectories(place.getParent());
        return Files.createFile(place);
    }

    private static void mount(
            StringBuilder mounts, String what, Path where, String type, String options) {
        // What lies in /tmp is hidden by the new /tmp, where its place is made once more.
        String made = Files.isDirectory(where) ? ",X-mount.mkdir" : "";
        mounts.append(
                "%s %s %s %s%s 0 0%n"
                        .formatted(escaped(what), escaped(where.toString()), type, options, made));
    }

    /** As fstab(5) has it. */
    private static String escaped(String path) {
        return path.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011");
    }

    private static List<String> bubblewrap(VmCommand command, Path directory) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "bwrap",
                                "--unshare-all",
                                "--die-with-parent",
                                "--new-session",
                                "--cap-drop",
                                "ALL",
                                "--proc",
                                "/proc",
                                "--dev",
                                "/dev",
                                "--tmpfs",
                                "/tmp"));
        for (Path path : readable(command, directory)) {
            arguments.addAll(List.of("--ro-bind", path.toString(), path.toString()));
        }
        arguments.addAll(List.of("--chdir", "/tmp"));
        arguments.addAll(command.arguments());
        return arguments;
    }

    /** What a command may read; what lies in another of them is left out. */
    private static List<Path> readable(VmCommand command, Path directory) {
        Set<Path> wanted = new LinkedHashSet<>();
        SYSTEM.stream().map(Path::of).filter(Files::exists).forEach(wanted::add);
        wanted.addAll(javaSettings());
        wanted.add(command.jdk().home());
        wanted.add(real(command.jdk().home()));
        // Beside the jars lies the archive of their classes.
        command.classPath().forEach(jar -> wanted.add(jar.toAbsolutePath().getParent()));
        // A socket can be connected to where nothing can be written.
        wanted.add(directory);
        List<Path> readable = new ArrayList<>();
        for (Path path : wanted) {
            if (readable.stream().noneMatch(path::startsWith)) {
                readable.add(path);
            }
        }
        return readable;
    }

    /** Debian's JDKs have links to their settings there. */
    private static List<Path> javaSettings() {
        try (Stream<Path> files = Files.list(Path.of("/etc"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("java"))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
