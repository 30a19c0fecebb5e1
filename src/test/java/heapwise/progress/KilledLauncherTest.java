package heapwise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was confirmed is lost, whenever the process that confirmed it is killed. */
class KilledLauncherTest {

    @TempDir Path directory;

    @Test
    void aFewKillsLoseNothingThatWasConfirmed() throws Exception {
        kill(directory, 8, System.nanoTime());
    }

    @Test
    @Tag("slow")
    void twoHundredKillsLoseNothingThatWasConfirmed() throws Exception {
        killOnAllProcessors(200);
    }

    @Test
    @Tag("soak")
    void aThousandKillsLoseNothingThatWasConfirmed() throws Exception {
        killOnAllProcessors(Integer.getInteger("heapwise.kills", 1000));
    }

    /** Each killer has a journal of its own. */
    private void killOnAllProcessors(int kills) throws Exception {
        int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
        ExecutorService killers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Path own = Files.createDirectories(directory.resolve("killer-" + i));
                long seed = System.nanoTime();
                int times = kills * (i + 1) / threads - kills * i / threads;
                running.add(
                        killers.submit(
                                () -> {
                                    kill(own, times, seed);
                                    return null;
                                }));
            }
            for (Future<?> killer : running) {
                killer.get(20, TimeUnit.MINUTES);
            }
        } finally {
            killers.shutdownNow();
        }
    }

    private static void kill(Path directory, int times, long seed) throws Exception {
        Random random = new Random(seed);
        for (int done = 0; done < times; done++) {
            String run = "run-" + done;
            int confirmed = confirmedBeforeKill(directory, run, random.nextInt(40));
            Progress progress = Progress.open(new StateHome(directory), "Course");
            assertThat(progress.troubles()).as("seed %d, %s", seed, run).isEmpty();
            assertThat(progress.lesson(run).steps().size())
                    .as("seed %d, %s", seed, run)
                    .isGreaterThanOrEqualTo(confirmed);
            if (done % 50 == 49) {
                Files.delete(new StateHome(directory).journal());
            }
        }
        System.out.printf("killed %d times, seed %d%n", times, seed);
    }

    private static int confirmedBeforeKill(Path directory, String run, int after)
            throws IOException, InterruptedException {
        Process writer =
                new ProcessBuilder(writer(directory, run)).redirectErrorStream(true).start();
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

    private static List<String> writer(Path directory, String run) {
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
        command.addAll(writer(directory, "full"));
        Process writer = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines;
        try (BufferedReader out = writer.inputReader()) {
            lines = out.lines().toList();
        }
        int confirmed = lines.size() - 1;
        assertThat(lines.get(confirmed)).contains("NotKept[directory=" + directory);
        Progress progress = Progress.open(new StateHome(directory), "Course");
        assertThat(progress.troubles()).isEmpty();
        assertThat(progress.lesson("full").steps()).hasSize(confirmed);
        assertThat(Files.readString(new StateHome(directory).journal())).endsWith("\n");
    }
}
