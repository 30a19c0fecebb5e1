package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ends in time on an idle machine ends in time where others keep all cores busy. */
@Tag("soak")
class BusyMachineTest {

    /** As many threads as leave a snippet a small part of a core. */
    private static final int HOGS = 6 * Runtime.getRuntime().availableProcessors();

    private static final Duration LIMIT = Duration.ofSeconds(3);

    /** CPU time of one thread, a good half of the limit. */
    private static final String WORK =
            """
            var threads = java.lang.management.ManagementFactory.getThreadMXBean();
            long end = threads.getCurrentThreadCpuTime() + 1_800_000_000L;
            long rounds = 0;
            while (threads.getCurrentThreadCpuTime() < end) { rounds++; }
            rounds > 0
            """;

    private final List<Process> hogs = new ArrayList<>();

    @AfterEach
    void stop() {
        hogs.forEach(Process::destroyForcibly);
    }

    @Test
    void aSnippetThatWaitsForACpuIsNotLate() throws Exception {
        try (Session session = Session.start(SessionSettings.defaults())) {
            session.eval("warm", "1 + 1", Duration.ofMinutes(5), text -> {});
            for (int i = 0; i < HOGS; i++) {
                hogs.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }

            Evaluation busy = session.eval("busy", WORK, LIMIT, text -> {});
            Evaluation idle = session.eval("idle", "Thread.sleep(600_000)", LIMIT, text -> {});

            assertThat(busy.last()).isInstanceOf(Outcome.Value.class);
            assertThat(busy.took()).as("it was late by the clock on the wall").isGreaterThan(LIMIT);
            assertThat(idle.last()).isInstanceOf(Outcome.TimedOut.class);
        }
    }
}
