package heapwise.session.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.session.Session;
import heapwise.session.SessionSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Kills launchers by SIGKILL at random moments: no session VM and no child of one may go on. Twenty
 * times, or as often as {@code -Dheapwise.kills=200} says.
 */
@EnabledOnOs(OS.LINUX)
class LauncherDeathTest {

    private static final String MARK = "HEAPWISE_TEST";
    private static final long LATEST_MILLIS = 4_000;

    @Tag("slow")
    @Test
    void nothingOutlivesALauncherThatIsKilled() throws Exception {
        kill(Integer.getInteger("heapwise.kills", 20));
    }

    @Test
    void nothingOutlivesALauncherThatIsKilledInTheMiddle() throws Exception {
        kill(2);
    }

    @Test
    void anotherLauncherAndWhatItHasStartedLiveOn() throws Exception {
        String mark = UUID.randomUUID().toString();
        try (Session own = Session.start(SessionSettings.defaults())) {
            Evaluation begun =
                    own.eval(
                            "#1",
                            "int kept = 41; new ProcessBuilder(\"sleep\", \"1000\").start();",
                            Duration.ofSeconds(60),
                            text -> {});
            assertThat(begun.last()).isInstanceOf(Outcome.Value.class);
            Process launcher = start(mark);
            while (carrying(mark).size() < 3) {
                assertThat(launcher.isAlive()).isTrue();
                Thread.sleep(20);
            }
            launcher.destroyForcibly().waitFor();
            awaitNone(mark, 0);
            Evaluation later =
                    own.eval(
                            "#2",
                            "kept + ProcessHandle.current().children().count()",
                            Duration.ofSeconds(60),
                            text -> {});
            assertThat(later.text()).isEqualTo("42\n");
        }
    }

    private static void kill(int times) throws Exception {
        long seed = Long.getLong("heapwise.seed", System.nanoTime());
        System.out.printf("kills: -Dheapwise.seed=%d%n", seed);
        Random random = new Random(seed);
        int seen = 0;
        for (int i = 0; i < times; i++) {
            String mark = UUID.randomUUID().toString();
            Process launcher = start(mark);
            long moment = times == 2 ? LATEST_MILLIS : random.nextLong(LATEST_MILLIS);
            launcher.waitFor(moment, TimeUnit.MILLISECONDS);
            assertThat(launcher.isAlive()).as("the launcher runs until it is killed").isTrue();
            seen += carrying(mark).size() - 1;
            launcher.destroyForcibly().waitFor();
            awaitNone(mark, moment);
        }
        System.out.printf("kills: %d, child processes seen before them: %d%n", times, seen);
    }

    private static Process start(String mark) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                DoomedLauncher.class.getName())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(MARK, mark);
        return builder.start();
    }

    private static void awaitNone(String mark, long moment) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        Map<Long, String> left = carrying(mark);
        while (!left.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
            left = carrying(mark);
        }
        left.keySet()
                .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        assertThat(left).as("left after a kill at %d ms", moment).isEmpty();
    }

    /** The processes that have inherited the mark, however deep, with their command lines. */
    private static Map<Long, String> carrying(String mark) throws IOException {
        Map<Long, String> found = new TreeMap<>();
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path process : processes) {
                try {
                    String environment =
                            new String(
                                    Files.readAllBytes(process.resolve("environ")),
                                    StandardCharsets.ISO_8859_1);
                    if (environment.contains(MARK + "=" + mark)) {
                        found.put(
                                Long.parseLong(process.getFileName().toString()),
                                Files.readString(
                                                process.resolve("cmdline"),
                                                StandardCharsets.ISO_8859_1)
                                        .replace('\0', ' '));
                    }
                } catch (IOException e) {
                    // Gone, or somebody else's.
                }
            }
        }
        return found;
    }
}
