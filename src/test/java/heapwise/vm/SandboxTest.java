package heapwise.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a command whose sandbox cannot be made, and of one that says that it was not. */
@Tag("slow")
class SandboxTest {

    /** The code with which the sandbox's own script gives up. */
    private static final int CANNOT_START = 97;

    private record Ran(int code, String said) {}

    @TempDir private Path directory;
    private Path jar;

    @BeforeEach
    void prepare() throws IOException {
        jar = Files.createFile(Files.createDirectory(directory.resolve("lib")).resolve("a.jar"));
    }

    @Test
    void thatCannotBeMadeRunsNothingWhereItIsInsistedOn() throws Exception {
        Sandbox sandbox = namespaces();
        Ran ran = run(sandbox, command("-version", jar, gone()));
        assertThat(ran.code()).isEqualTo(CANNOT_START);
        assertThat(ran.said()).doesNotContain("Runtime Environment").contains("gone");
    }

    @Test
    void thatCannotBeMadeIsDoneWithoutWhereItIsNot() throws Exception {
        Optional<Sandbox> sandbox = Sandbox.ifPossible();
        assumeThat(sandbox).as("unshare").isPresent();
        Ran ran = run(sandbox.get(), command(program(5), jar, gone()));
        assertThat(ran.code()).isEqualTo(5);
        assertThat(ran.said()).containsOnlyOnce("ran in " + scratch()).doesNotContain("gone");
        assertThat(Sandbox.isEntered(scratch())).isFalse();
    }

    @Test
    void commandThatEndsAsIfThereWereNoneIsStartedOnce() throws Exception {
        namespaces();
        Ran ran = run(Sandbox.ifPossible().orElseThrow(), command(program(CANNOT_START), jar));
        assertThat(ran.code()).isEqualTo(CANNOT_START);
        assertThat(ran.said()).containsOnlyOnce("ran in ").contains("ran in /tmp");
    }

    @Test
    void whatACommandHasStartedEndsWithIt() throws Exception {
        String seconds = Integer.toString(new Random().nextInt(100_000, 1_000_000));
        Path program =
                Files.writeString(
                        Files.createDirectories(scratch()).resolve("Starts.java"),
                        "class Starts { public static void main(String[] a) throws Exception {"
                                + " var sleep = new ProcessBuilder(\"/usr/bin/env\", \"-i\","
                                + " \"setsid\", \"sleep\", \""
                                + seconds
                                + "\");"
                                + " sleep.redirectOutput(ProcessBuilder.Redirect.DISCARD);"
                                + " sleep.redirectError(ProcessBuilder.Redirect.DISCARD);"
                                + " Process started = sleep.start(); Thread.sleep(500);"
                                + " System.out.println(\"alive: \" + started.isAlive()); } }");
        Ran ran = run(namespaces(), command(program.toString(), jar));
        assertThat(ran.said()).contains("alive: true");
        assertThat(Sandbox.isEntered(scratch())).isTrue();
        assertThat(ProcessHandle.allProcesses().map(each -> each.info().arguments().orElse(null)))
                .doesNotContain(new String[] {seconds});
    }

    /** As the temporary directory of many a machine is; what it forbids stays forbidden inside. */
    @Test
    void isMadeWhereNothingMayBeRunFromTheTemporaryDirectory() throws Exception {
        Ran ran =
                run(
                        namespaces(),
                        command(program(0), jar),
                        "unshare",
                        "-Urm",
                        "sh",
                        "-c",
                        "d=$0; mount --bind -o nosuid,nodev,noexec \"$d\" \"$d\" && cd / && \"$@\"",
                        directory.toString());
        assertThat(ran.said()).contains("ran in /tmp");
        assertThat(ran.code()).isZero();
    }

    private static Sandbox namespaces() {
        try {
            Sandbox found = Sandbox.find();
            assumeThat(found.name()).startsWith("namespaces");
            return found;
        } catch (Sandbox.UnavailableException none) {
            assumeThat(false).as("namespaces on this machine").isTrue();
            throw new IllegalStateException(none);
        }
    }

    /** In a directory that is taken away before the sandbox is made. */
    private Path gone() throws IOException {
        return Files.createFile(Files.createDirectory(directory.resolve("gone")).resolve("b.jar"));
    }

    private static VmCommand command(String flag, Path... jars) {
        return new VmCommand(
                Jdk.current(), List.of(flag), List.of(jars), Optional.empty(), Optional.empty());
    }

    private Path scratch() {
        return directory.resolve("vm");
    }

    /** Returns the source of a program that says where it runs, which a JDK runs by its name. */
    private String program(int code) throws IOException {
        return Files.writeString(
                        Files.createDirectories(scratch()).resolve("Ends.java"),
                        "class Ends { public static void main(String[] a) {"
                                + " System.out.println(\"ran in \" + System.getProperty(\"user.dir\"));"
                                + " System.exit("
                                + code
                                + "); } }")
                .toString();
    }

    private Ran run(Sandbox sandbox, VmCommand command, String... by) throws Exception {
        Path scratch = Files.createDirectories(scratch());
        var arguments = new ArrayList<>(List.of(by));
        arguments.addAll(sandbox.arguments(command, scratch));
        Files.deleteIfExists(directory.resolve("gone/b.jar"));
        Files.deleteIfExists(directory.resolve("gone"));
        Process process =
                new ProcessBuilder(arguments)
                        .directory(scratch.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
