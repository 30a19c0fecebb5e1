package heapwise.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A limit of 10 s is 10 s in which a VM could run. */
class DeadlineTest {

    private static final CpuWaits NO_WAITS = new CpuWaits(Map.of(), 0);

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timers.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0, 6", // idle: wall time
        "10, 0, 0",
        "12, 0, 0",
        "10, 9, 9", // a tenth of a CPU: it ran for a second
        "30, 25, 5",
        "100, 99, 0", // ten times the limit is the end
        "95, 90, 5",
    })
    void theTimeThatTheVmWaitedForACpuIsLeft(int wall, int waited, int left) {
        assertThat(Deadline.left(seconds(10), seconds(wall), seconds(waited)))
                .isEqualTo(seconds(left));
    }

    @Test
    void whatWaitedLongestInTheVmCountsAndWhatItsCallerWaited() {
        CpuWaits before = new CpuWaits(Map.of(1L, 100L, 2L, 900L), 40);
        CpuWaits after = new CpuWaits(Map.of(1L, 150L, 2L, 910L, 3L, 70L), 45);

        assertThat(after.since(before)).isEqualTo(Duration.ofNanos(75));
    }

    @Test
    void passesOnce() throws Exception {
        CountDownLatch passed = new CountDownLatch(1);
        Deadline.set(() -> NO_WAITS, Duration.ofMillis(1), timers, passed::countDown);

        assertThat(passed.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCancelledOneDoesNotPass() throws Exception {
        CountDownLatch passed = new CountDownLatch(1);
        Deadline deadline =
                Deadline.set(() -> NO_WAITS, Duration.ofMillis(1), timers, passed::countDown);
        deadline.cancel();
        timers.schedule(() -> {}, 50, TimeUnit.MILLISECONDS).get();
        deadline.cancel();
        long counted = passed.getCount();

        assertThat(counted).isIn(0L, 1L);
        timers.schedule(() -> {}, 50, TimeUnit.MILLISECONDS).get();
        assertThat(passed.getCount()).isEqualTo(counted);
    }

    @Test
    void seesTheThreadsOfAProcess() {
        CpuWaits waits = CpuWaits.counter(ProcessHandle.current().pid()).get();

        if (System.getProperty("os.name").equals("Linux")) {
            assertThat(waits.vm()).containsKey(ProcessHandle.current().pid());
        } else {
            assertThat(waits).isEqualTo(NO_WAITS);
        }
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
