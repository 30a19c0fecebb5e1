package heapwise.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MeterTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void theFlightRecordersOwnThreadIsNotCounted() throws Exception {
        Flame.glance(() -> assertThat(new byte[100]).hasSize(100)); // from now on there is one
        Meter.read(() -> Thread.sleep(500)); // it takes a while to begin
        boolean ended = true;
        for (int round = 0; ended && round < 30; round++) {
            Set<Long> threads = ids();
            long before = ofOthers();
            Meter.Reading reading = Meter.read(() -> Thread.sleep(1_000));
            long more = ofOthers() - before;
            ended = !ids().containsAll(threads); // with what it had allocated
            if (!ended) {
                assertThat(reading.elsewhere())
                        .as("bytes of other threads than the flight recorder's, in a second")
                        .isLessThanOrEqualTo(more);
            }
        }
        assertThat(ended).as("another test's thread ended in each of 30 seconds").isFalse();
    }

    private static Set<Long> ids() {
        return Arrays.stream(THREADS.getAllThreadIds()).boxed().collect(Collectors.toSet());
    }

    /**
     * What all threads have allocated but this one and the flight recorder's; surefire has some.
     */
    private static long ofOthers() {
        long bytes = 0;
        for (long id : THREADS.getAllThreadIds()) {
            ThreadInfo thread = THREADS.getThreadInfo(id);
            boolean isCounted =
                    thread != null
                            && id != Recorder.threadId()
                            && !thread.getThreadName().startsWith("JFR ");
            bytes += isCounted ? THREADS.getThreadAllocatedBytes(id) : 0;
        }
        return bytes;
    }

    @Test
    void threadsThatHaveItsNameAreCounted() throws Exception {
        Flame.glance(() -> assertThat(new byte[100]).hasSize(100));
        Meter.Reading reading =
                Meter.read(
                        () -> {
                            Thread named =
                                    new Thread(() -> kept = new byte[1_000], "JFR Periodic Tasks");
                            named.start();
                            named.join();
                        });
        assertThat(reading.elsewhere()).isGreaterThanOrEqualTo(1_000);
    }

    private static volatile byte[] kept = {};
}
