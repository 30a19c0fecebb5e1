package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Someone who types commands, each a process of its own, and whose progress lies apart. */
final class Shell {

    /** What a command came to. */
    record Result(int exitCode, String out, String err) {}

    private final Path home;
    private final Path directory;
    private final List<String> program;

    private Shell(Path home, Path directory, List<String> program) {
        this.home = home;
        this.directory = directory;
        this.program = program;
    }

    /** Runs this build's classes. */
    static Shell onClasses(Path home, Path directory) {
        return onClasses(home, directory, List.of());
    }

    /** The same, and after a command it runs others in the same process. */
    static Shell onClasses(Path home, Path directory, List<String> next) {
        List<String> java =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dheapwise.next=" + String.join(";", next),
                        "-cp",
                        absoluteClassPath(),
                        "heapwise.Main");
        return new Shell(home, directory, java);
    }

    /** Runs the start script in a directory, with a PATH on which there is no Maven. */
    static Shell onScript(Path home, Path directory) {
        return new Shell(home, directory, List.of("./heapwise"));
    }

    Result run(String... words) {
        return run(process -> {}, words);
    }

    /** Runs a command and ends it, as Ctrl-C would, when it has started a VM. */
    Result stopped(String... words) {
        return run(Shell::endAtWork, words);
    }

    /** Runs a command and ends it, as Ctrl-C would, when it has printed this. */
    Result stoppedAt(String printed, String... words) throws IOException {
        Path out = Files.createTempFile(home, "seen", "");
        return run(out, process -> endWhen(printed, out, process), words);
    }

    private static void endWhen(String printed, Path out, Process process) {
        try {
            while (process.isAlive() && !Files.readString(out).contains(printed)) {
                LockSupport.parkNanos(10_000_000);
            }
            process.destroy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endAtWork(Process process) {
        while (process.isAlive() && process.descendants().findAny().isEmpty()) {
            LockSupport.parkNanos(10_000_000);
        }
        process.destroy();
    }

    private Result run(Consumer<Process> meanwhile, String... words) {
        try {
            return run(Files.createTempFile(home, "out", ""), meanwhile, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result run(Path out, Consumer<Process> meanwhile, String... words) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(words));
        try {
            Path err = Files.createTempFile(home, "err", "");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectInput(new File("/dev/null"))
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().put("HEAPWISE_HOME", home.toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("PATH", pathWithoutMaven());
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            try {
                meanwhile.accept(process);
                assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new Result(process.exitValue(), text(out), text(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }

    private static String pathWithoutMaven() {
        return String.join(
                File.pathSeparator,
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .filter(part -> !Files.exists(Path.of(part, "mvn")))
                        .toList());
    }

    private static String absoluteClassPath() {
        return String.join(
                File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
