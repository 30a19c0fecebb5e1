package heapwise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was confirmed is lost, whenever the process that confirmed it is killed. */
class KilledLauncherTest {

    @TempDir Path directory;

    @Test
    void aFewKillsLoseNothingThatWasConfirmed() throws Exception {
        kill(8, Duration.ofMinutes(1));
    }

    @Test
    @Tag("soak")
    void aThousandKillsLoseNothingThatWasConfirmed() throws Exception {
        kill(1000, Duration.ofMinutes(8));
    }

    private void kill(int times, Duration most) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Instant end = Instant.now().plus(most);
        int done = 0;
        for (; done < times && Instant.now().isBefore(end); done++) {
            String run = "run-" + done;
            int confirmed = confirmedBeforeKill(run, random.nextInt(40));
            Progress progress = Progress.open(new StateHome(directory), "Course");
            assertThat(progress.troubles()).as("seed %d, %s", seed, run).isEmpty();
            assertThat(progress.lesson(run).steps().size())
                    .as("seed %d, %s", seed, run)
                    .isGreaterThanOrEqualTo(confirmed);
            if (done % 50 == 49) {
                Files.delete(new StateHome(directory).journal());
            }
        }
        assertThat(done).as("kills within %s", most).isGreaterThan(times / 10);
        System.out.printf("killed %d times, seed %d%n", done, seed);
    }

    private int confirmedBeforeKill(String run, int after)
            throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(writer(run)).redirectErrorStream(true).start();
        int confirmed = 0;
        try (BufferedReader out = writer.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                confirmed++;
                if (confirmed > after) {
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.waitFor();
        return confirmed;
    }

    private List<String> writer(String run) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                directory.toString(),
                run);
    }

    /** The limit for the size of a file stands in for a full disk: a write fails half-way. */
    @Test
    void fullDiskIsSaidAndLeavesNoTornLine() throws Exception {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"));
        command.addAll(writer("full"));
        Process writer = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines;
        try (BufferedReader out = writer.inputReader()) {
            lines = out.lines().toList();
        }
        int confirmed = lines.size() - 1;
        assertThat(lines.get(confirmed)).contains("progress cannot be kept in " + directory);
        Progress progress = Progress.open(new StateHome(directory), "Course");
        assertThat(progress.troubles()).isEmpty();
        assertThat(progress.lesson("full").steps()).hasSize(confirmed);
        assertThat(Files.readString(new StateHome(directory).journal())).endsWith("\n");
    }
}
