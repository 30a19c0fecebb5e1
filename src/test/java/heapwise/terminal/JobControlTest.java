package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.CopiedDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heapwise as a job of a shell, with the terminal as its controlling one: Ctrl-Z, fg, Ctrl-C. */
@Tag("slow")
class JobControlTest {

    private static final String CTRL_C = "\u0003";
    private static final String CTRL_Z = "\u001a";

    @TempDir Path home;

    private PtyLauncher shell(Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HEAPWISE_HOME", home.toString());
        all.put("PS1", "shell: ");
        all.put("ENV", "");
        PtyLauncher shell =
                // Where the tests themselves run in the background, SIGINT is ignored by all below.
                PtyLauncher.ofCommand(
                        100,
                        40,
                        all,
                        List.of(
                                "env",
                                "--default-signal",
                                "setsid",
                                "-c",
                                "bash",
                                "--norc",
                                "--noprofile",
                                "-i"));
        shell.waitFor("shell:");
        String classPath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(part -> Path.of(part).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
        Path script =
                Files.writeString(
                        home.resolve("hw"),
                        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' heapwise.Main \"$@\"\n"
                                .formatted(
                                        Path.of(System.getProperty("java.home"), "bin", "java"),
                                        classPath));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return shell;
    }

    private void play(PtyLauncher shell) throws IOException, InterruptedException {
        shell.line("'" + home + "/hw' play");
        shell.waitFor("java ›");
    }

    private static void leave(PtyLauncher shell) throws IOException, InterruptedException {
        shell.line("/exit");
        shell.waitFor("the shell", screen -> lastLine(screen).stripTrailing().endsWith("shell:"));
        shell.line("exit");
        shell.waitForExit();
    }

    /** The system drops what is printed at that moment, so what is seen is what comes later. */
    private static void interrupt(PtyLauncher shell) throws IOException, InterruptedException {
        shell.keys(CTRL_C);
        Thread.sleep(2_000);
    }

    private static String after(String screen, String text) {
        int at = screen.lastIndexOf(text);
        return at < 0 ? "" : screen.substring(at + text.length());
    }

    private static String lastLine(String screen) {
        return screen.lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
    }

    @Test
    void lineThatIsTypedIsThereAgainAfterCtrlZ() throws Exception {
        try (PtyLauncher shell = shell(Map.of())) {
            play(shell);
            shell.keys("int x = 4");
            shell.waitFor("int x = 4");
            shell.keys(CTRL_Z);
            shell.waitFor("Stopped");
            shell.waitFor("the shell", s -> lastLine(s).startsWith("shell:"));
            shell.line("echo $((40 + 4))");
            shell.waitFor("44");
            shell.line("fg");
            shell.waitFor("the line", s -> after(s, "shell: fg").contains("int x = 4"));
            shell.line("2");
            shell.waitFor("x ==> 42");
            shell.keys("half a line" + CTRL_C);
            shell.line("x + 900");
            shell.waitFor("942");
            leave(shell);
        }
    }

    @Test
    void whatRunsGoesOnAfterCtrlZAndCtrlCStopsItAlone() throws Exception {
        try (PtyLauncher shell = shell(Map.of())) {
            play(shell);
            shell.line("int x = 40;");
            shell.waitFor("x ==> 40");
            shell.line("while (true) {}");
            shell.waitFor("Ctrl-C stops it");
            shell.keys(CTRL_Z);
            shell.waitFor("Stopped");
            shell.waitFor("the shell", s -> lastLine(s).startsWith("shell:"));
            shell.line("fg");
            shell.waitFor(
                    "the moving line", s -> after(s, "shell: fg").contains("Ctrl-C stops it"));
            shell.keys(CTRL_C);
            shell.waitFor("Your variables are as they were");
            shell.line("x + 900");
            shell.waitFor("940");
            leave(shell);
        }
    }

    /**
     * Stops Heapwise, has the shell say something, and brings it back.
     *
     * @param there what stands in one line then, and in no other
     */
    private static void stopAndGoOn(PtyLauncher shell, String there) throws Exception {
        shell.keys(CTRL_Z);
        shell.waitFor("the shell", s -> lastLine(s).startsWith("shell:"));
        shell.line("clear; echo $((40 + 4))");
        shell.waitFor("44");
        shell.line("fg");
        shell.waitFor(
                there,
                s ->
                        !lastLine(s).startsWith("shell:")
                                && s.lines().filter(line -> line.contains(there)).count() == 1);
    }

    @Test
    void lessonStandsWhereItStoodAfterCtrlZ() throws Exception {
        try (PtyLauncher shell = shell(Map.of())) {
            shell.line(
                    "'%s/hw' lesson every-kind --course '%s'"
                            .formatted(home, TerminalWalkTest.course()));
            shell.waitFor("a guess", s -> s.contains("guess ›"));
            shell.keys("4");
            shell.waitFor("guess › 4");
            stopAndGoOn(shell, "guess › 4");
            shell.line("0");
            shell.waitFor("runs 2");
            stopAndGoOn(shell, "runs 2");
            shell.line("int f() {");
            shell.waitFor("Ctrl-C forgets it");
            stopAndGoOn(shell, "int f() {");
            shell.line("return 6 * 7; }");
            shell.line("f() + 900");
            shell.waitFor("942");
            shell.line("/goto Questions");
            shell.waitFor("answer ›");
            shell.keys("1 ");
            for (int i = 0; i < 4; i++) {
                stopAndGoOn(shell, "answer › 1");
            }
            shell.line("3");
            shell.waitFor("/hint helps");
            shell.line("/menu");
            shell.waitFor("the menu", s -> s.contains("Enter opens"));
            stopAndGoOn(shell, "Enter opens");
            shell.keys("q");
            shell.waitFor("the shell", s -> lastLine(s).stripTrailing().endsWith("shell:"));
            shell.line("exit");
            shell.waitForExit();
        }
    }

    @Test
    void watchStandsWhereItStoodAfterCtrlZ() throws Exception {
        Path course = home.resolve("course");
        CopiedDirectory.of(Path.of("src/test/resources/heapwise/check/course"), course);
        try (PtyLauncher shell = shell(Map.of())) {
            shell.line("'%s/hw' watch adder --course '%s'".formatted(home, course));
            shell.waitFor("1 of 4 hidden tests pass");
            stopAndGoOn(shell, "1 of 4 hidden tests pass");
            shell.keys("h").waitFor("Begin with a total of 0.");
            shell.keys("q");
            shell.waitFor("the shell", s -> lastLine(s).stripTrailing().endsWith("shell:"));
            shell.line("exit");
            shell.waitForExit();
        }
    }

    @Test
    void ctrlCOnADumbTerminalStopsWhatRunsAndForgetsWhatIsTyped() throws Exception {
        try (PtyLauncher shell = shell(Map.of("TERM", "dumb"))) {
            play(shell);
            shell.line("int x = 40;");
            shell.waitFor("x ==> 40");
            shell.line("System.out.println(\"runs\" + 1); while (true) {}");
            shell.waitFor("runs1");
            interrupt(shell);
            shell.line("x + 800");
            shell.waitFor("\n840");
            shell.line("int f() {");
            shell.waitFor("...>");
            interrupt(shell);
            shell.line("x + 900");
            shell.waitFor("\n940");
            leave(shell);
        }
    }

    @Test
    void nothingIsPaintedIntoTheEditor() throws Exception {
        Path editor = home.resolve("editor.sh");
        Files.writeString(
                editor,
                "#!/bin/sh\nprintf '\\033[H\\033[2Jediting\\n'; sleep 4; printf 'edited\\n'\n");
        Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
        try (PtyLauncher shell = shell(Map.of("VISUAL", editor.toString()))) {
            play(shell);
            shell.line(
                    "new Thread(() -> { try { Thread.sleep(3000); } catch (Exception e) { }"
                            + " System.out.println(\"behind\" + 1); }, \"late\").start();");
            shell.line("int x = 1;");
            shell.waitFor("x ==> 1");
            shell.line("/edit");
            shell.waitFor("edited", screen -> screen.lines().anyMatch("edited"::equals));
            shell.waitFor("late │ behind1");
            String received = shell.received();
            String between =
                    received.substring(
                            received.lastIndexOf("editing\r\n") + 9,
                            received.lastIndexOf("edited\r\n"));
            assertThat(between).isEmpty();
            leave(shell);
        }
    }
}
