import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class MemProbeTest {

    /** Keeps what an action makes, so that no compiler leaves it out. */
    private static Object sink;

    @Test
    @Order(1)
    @DisplayName("the action runs once, on the thread that asks")
    void runsOnceHere() {
        List<Thread> ran = new ArrayList<>();
        MemProbe.allocatedBy(() -> ran.add(Thread.currentThread()));
        assertThat(ran).as("the threads that ran the action").containsExactly(Thread.currentThread());
    }

    @Test
    @Order(2)
    @DisplayName("an action that allocates nothing gives 0")
    void nothing() {
        assertThat(steady(() -> {})).as("bytes of () -> {}").isZero();
    }

    @Test
    @Order(3)
    @DisplayName("new Object() gives 16")
    void anObject() {
        assertThat(steady(() -> sink = new Object())).as("bytes of new Object()").isEqualTo(16);
    }

    @Test
    @Order(4)
    @DisplayName("new byte[100] gives 120: header, length, elements, padding")
    void anArray() {
        assertThat(steady(() -> sink = new byte[100])).as("bytes of new byte[100]").isEqualTo(120);
    }

    @Test
    @Order(5)
    @DisplayName("1,000 arrays give 1,000 times as much")
    void aThousandArrays() {
        assertThat(
                        steady(
                                () -> {
                                    for (int i = 0; i < 1000; i++) {
                                        sink = new byte[100];
                                    }
                                }))
                .as("bytes of 1,000 times new byte[100]")
                .isEqualTo(120_000);
    }

    @Test
    @Order(6)
    @DisplayName("what is dead already counts: 100 arrays of 1 MB in a heap of 64 MB")
    void whatIsDeadCounts() {
        assertThat(
                        steady(
                                () -> {
                                    for (int i = 0; i < 100; i++) {
                                        sink = new byte[1 << 20];
                                    }
                                }))
                .as("bytes of 100 times new byte[1048576]")
                .isEqualTo(100L * ((1 << 20) + 16));
    }

    /** The third run: by then every class is loaded and every call site linked. */
    private static long steady(Runnable action) {
        MemProbe.allocatedBy(action);
        MemProbe.allocatedBy(action);
        return MemProbe.allocatedBy(action);
    }
}
