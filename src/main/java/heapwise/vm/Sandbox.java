package heapwise.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * bubblewrap, which keeps a child VM from files and the network: it sees its JDK, its jars and an
 * empty /tmp, read-only but for that, and no network at all.
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

    private static final List<String> SYSTEM =
            List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache");

    private Sandbox() {}

    /**
     * Returns the sandbox of this machine after trying it.
     *
     * @throws UnavailableException if there is none, or it does not work here
     */
    public static Sandbox find() throws UnavailableException {
        try {
            Process trial =
                    new ProcessBuilder("bwrap", "--ro-bind", "/", "/", "--unshare-all", "true")
                            .redirectErrorStream(true)
                            .start();
            trial.getOutputStream().close();
            String said =
                    new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            if (!trial.waitFor(10, TimeUnit.SECONDS) || trial.exitValue() != 0) {
                throw new UnavailableException(
                        "there is no sandbox here: bwrap does not work: " + said,
                        "allow unprivileged user namespaces, or grade in a container without"
                                + " --sandbox");
            }
            return new Sandbox();
        } catch (IOException e) {
            throw new UnavailableException(
                    "there is no sandbox here: bwrap was not found",
                    "install bubblewrap (apt install bubblewrap, dnf install bubblewrap), or grade"
                            + " in a container without --sandbox");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while trying bwrap", "try again");
        }
    }

    /** Returns the command line that runs a command in it, which may use one more directory. */
    List<String> arguments(VmCommand command, Path socketDirectory) {
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
        Set<Path> readable = new LinkedHashSet<>();
        SYSTEM.stream().map(Path::of).filter(Files::exists).forEach(readable::add);
        readable.addAll(javaSettings());
        readable.add(command.jdk().home());
        readable.add(real(command.jdk().home()));
        readable.addAll(command.classPath());
        for (Path path : readable) {
            arguments.addAll(List.of("--ro-bind", path.toString(), path.toString()));
        }
        // A socket can be connected to where nothing can be written.
        arguments.addAll(
                List.of("--ro-bind", socketDirectory.toString(), socketDirectory.toString()));
        arguments.addAll(List.of("--chdir", "/tmp"));
        arguments.addAll(command.arguments());
        return arguments;
    }

    /** Debian's JDKs have links to their settings there. */
    private static List<Path> javaSettings() {
        try (Stream<Path> files = Files.list(Path.of("/etc"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("java")).toList();
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
