package heapwise.cli;

import heapwise.vm.Sandbox;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What {@code doctor} says of one thing that Heapwise uses where it is there.
 *
 * @param needed whether nothing works without it; true only where it does not work
 * @param fix what to do about it; empty where nothing need be done
 */
record Diagnosis(String subject, boolean works, boolean needed, String what, String fix) {

    private static final long PROBE_SECONDS = 10;

    static List<Diagnosis> all() {
        List<Diagnosis> findings = new ArrayList<>();
        findings.add(python());
        findings.add(sandbox());
        findings.add(editor());
        findings.add(terminal());
        findings.add(encoding());
        return findings;
    }

    private static Diagnosis works(String subject, String what) {
        return new Diagnosis(subject, true, false, what, "");
    }

    private static Diagnosis missing(String subject, String what, String fix) {
        return new Diagnosis(subject, false, false, what, fix);
    }

    private static Diagnosis python() {
        return firstLine("python3", "--version")
                .map(version -> works("python3", version))
                .orElseGet(
                        () ->
                                missing(
                                        "python3",
                                        "not found: the Python cells show recorded output",
                                        "install python3 to run them"));
    }

    private static Diagnosis sandbox() {
        try {
            return works(
                    "sandbox", Sandbox.find().name() + ": answers see no files and no network");
        } catch (Sandbox.UnavailableException e) {
            return missing("sandbox", String.valueOf(e.getMessage()), e.fix());
        }
    }

    private static Diagnosis editor() {
        return Stream.of("VISUAL", "EDITOR")
                .map(System::getenv)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(value -> works("editor", value))
                .orElseGet(
                        () ->
                                missing(
                                        "editor",
                                        "neither VISUAL nor EDITOR is set: /edit has none to open",
                                        "set EDITOR, such as: export EDITOR=nano"));
    }

    private static Diagnosis terminal() {
        if (System.console() == null) {
            return works("terminal", "none on standard input and output: text is plain");
        }
        String type = Optional.ofNullable(System.getenv("TERM")).orElse("unknown");
        return type.equals("dumb")
                ? missing("terminal", "TERM is dumb: text is plain", "set TERM=xterm-256color")
                : works("terminal", type);
    }

    private static Diagnosis encoding() {
        String name = System.getProperty("sun.jnu.encoding", "unknown");
        return name.toUpperCase(Locale.ROOT).equals("UTF-8")
                ? works("encoding", name)
                : missing(
                        "encoding",
                        name + ": drawings use ASCII characters",
                        "set a UTF-8 locale, such as: export LANG=C.UTF-8");
    }

    private static Optional<String> firstLine(String command, String argument) {
        boolean onPath =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .filter(directory -> !directory.isBlank())
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
        if (!onPath) {
            return Optional.empty();
        }
        try {
            Process process =
                    new ProcessBuilder(command, argument).redirectErrorStream(true).start();
            try {
                process.getOutputStream().close();
                String text =
                        new String(
                                process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
                boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
                return ended && process.exitValue() == 0
                        ? text.lines().findFirst()
                        : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
