package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A snippet that has filled the heap and lets go of it again has done nothing wrong. */
class FullHeapTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String FILL =
            """
            byte[][] kept;
            int fill(int... lengths) {
                kept = new byte[100_000][];
                int n = 0;
                for (int length : lengths) {
                    try {
                        while (true) {
                            kept[n] = new byte[length];
                            n++;
                        }
                    } catch (OutOfMemoryError full) {
                    }
                }
                kept = null;
                return n;
            }
            int none = fill(Integer.MAX_VALUE);
            """;

    /** What is asked beside it, as by the status line, needs memory that it holds. */
    @Test
    void isWaitedForWhileItHoldsAllMemory() throws Exception {
        String hold =
                FILL.replace(
                        "kept = null;",
                        """
                        long end = System.nanoTime() + (n > 0 ? 3_500_000_000L : 0);
                        while (System.nanoTime() < end) {}
                        kept = null;
                        """);
        try (Session session = start()) {
            session.eval("#1", hold, LIMIT, text -> {});
            CompletableFuture<Evaluation> running =
                    CompletableFuture.supplyAsync(
                            () ->
                                    session.eval(
                                            "#2",
                                            "fill(1 << 20, 1 << 14, 1 << 10) > 0",
                                            LIMIT,
                                            text -> {}));
            while (!running.isDone()) {
                session.heap();
                Thread.sleep(100);
            }
            assertThat(running.get().last())
                    .as("%s", running.get())
                    .isInstanceOf(Outcome.Value.class);
            assertThat(running.get().text()).isEqualTo("true\n");
            assertThat(session.eval("#3", "6 * 7", LIMIT, text -> {}).text()).isEqualTo("42\n");
        }
    }

    /** The thread that takes commands goes back to its socket while the first arrays are made. */
    @Tag("slow")
    @Test
    void mayDoSoManyTimes() throws Exception {
        try (Session session = start()) {
            session.eval("#1", FILL, LIMIT, text -> {});
            for (int i = 2; i < 300; i++) {
                assertThat(session.eval("#" + i, "fill(1_048_560) > 0", LIMIT, text -> {}).text())
                        .as("fill number %d", i)
                        .isEqualTo("true\n");
            }
        }
    }

    private static Session start() throws Exception {
        return Session.start(
                SessionSettings.defaults().withVmFlags(List.of("-XX:+UseG1GC", "-Xmx64m")));
    }
}
