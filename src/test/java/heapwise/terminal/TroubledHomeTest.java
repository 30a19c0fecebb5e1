package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where progress cannot be kept, the learner is told why, once, and the lesson goes on. */
class TroubledHomeTest {

    private static final String TYPED = "\n42\n\n/exit\n";

    @TempDir Path directory;

    /** A small file system of its own, filled up; gone with the process that mounted it. */
    private static final List<String> ON_A_FULL_DISK =
            List.of(
                    "unshare",
                    "-m",
                    "sh",
                    "-c",
                    "mount -t tmpfs -o size=64k tmpfs \"$HEAPWISE_HOME\" || exit 99;"
                            + " head -c 100000 /dev/zero > \"$HEAPWISE_HOME/filler\" 2> /dev/null;"
                            + " exec \"$@\"",
                    "sh");

    @Test
    void fullDiskIsSaidAndTheLessonGoesOn() throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        assumeTrue(mayMount(), "only root may fill a disk of its own");
        saysAndGoesOn(home, ON_A_FULL_DISK, "No space left on device");
    }

    private static boolean mayMount() throws Exception {
        try {
            return new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0;
        } catch (IOException notHere) {
            return false;
        }
    }

    /** Root may write everywhere, but not into a file as if it were a directory. */
    @Test
    void directoryThatCannotBeWrittenIsSaidAndTheLessonGoesOn() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "in the way\n");
        saysAndGoesOn(file.resolve("home"), List.of(), "progress cannot be kept in " + file);
        assertThat(file).hasContent("in the way\n");
    }

    private void saysAndGoesOn(Path home, List<String> on, String said) throws Exception {
        String shown = lesson(home, on);
        assertThat(shown.replaceAll("\\s+", "")).contains(said.replaceAll("\\s+", ""));
        assertThat(shown)
                .contains("fix: make room or set HEAPWISE_HOME", "you said 42, right")
                .doesNotContain("Exception:", "\tat ", "Kept. The next start");
        assertThat(shown.split("progress\\s+cannot\\s+be\\s+kept", -1)).hasSize(2);
    }

    private String lesson(Path home, List<String> on) throws Exception {
        List<String> command = new ArrayList<>(on);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "heapwise.Main"));
        command.addAll(List.of("lesson", "every-kind", "--plain"));
        command.addAll(List.of("--course", TerminalWalkTest.course().toString()));
        File typed = Files.writeString(directory.resolve("typed"), TYPED).toFile();
        File shown = directory.resolve("shown").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectInput(typed)
                        .redirectOutput(shown)
                        .redirectErrorStream(true);
        builder.environment().put("HEAPWISE_HOME", home.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        String text = Files.readString(shown.toPath(), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
