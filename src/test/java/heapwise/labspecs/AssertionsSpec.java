package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import heapwise.lab.Action;
import heapwise.lab.Lab;
import heapwise.lab.MemoryAssertions;
import heapwise.lab.Property;
import heapwise.lab.object.Holdings;
import heapwise.lab.run.AllocationEvidence;
import heapwise.lab.run.Meter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A failed assertion shows what is wrong, not only that something is. */
class AssertionsSpec {

    static final class Row {
        final byte[] bytes = new byte[1000];
    }

    static final List<Object> GROWS = new ArrayList<>();
    static volatile Object last;

    @AfterEach
    void letGo() {
        GROWS.clear();
        last = null;
        AnswerLike.forget();
    }

    @Test
    void allocationInOtherThreadsCounts() {
        assertThatThrownBy(
                        () ->
                                MemoryAssertions.assertAllocatesAtMost(
                                        50_000,
                                        () ->
                                                CompletableFuture.supplyAsync(
                                                                () -> new byte[100_000])
                                                        .join()))
                .hasMessageContaining("of them in other threads");
        assertThatThrownBy(
                        () ->
                                MemoryAssertions.assertAllocatesAtMost(
                                        50_000,
                                        () -> {
                                            Thread thread =
                                                    new Thread(() -> GROWS.add(new byte[100_000]));
                                            thread.start();
                                            thread.join();
                                        }))
                .hasMessageContaining("of them in other threads");
    }

    @Test
    void noReadingLosesWhatAnEndedThreadAllocated() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            Meter.Reading reading =
                    Meter.read(
                            () -> {
                                Thread thread = new Thread(() -> last = new byte[100_000]);
                                thread.start();
                                thread.join();
                            });
            assertThat(reading.elsewhere()).as("round %d", round).isGreaterThanOrEqualTo(100_000);
        }
    }

    @Test
    void allocationOutsideTheHeapCounts() {
        assertThatThrownBy(
                        () ->
                                MemoryAssertions.assertAllocatesAtMost(
                                        50_000,
                                        () -> GROWS.add(ByteBuffer.allocateDirect(100_000))))
                .hasMessageContaining("100,000 of them outside the heap");
        ByteBuffer direct = ByteBuffer.allocateDirect(100_000);
        assertThatThrownBy(() -> MemoryAssertions.assertRetainsAtMost(50_000, direct))
                .hasMessageContaining("allowed are 50,000");
    }

    @Test
    void whatIsRememberedHelpsNobodyWhoseInputsDiffer() throws Exception {
        MemoryAssertions.assertAllocatesAtMost(100, () -> AnswerLike.memoised(5_000));
        assertThatThrownBy(
                        () ->
                                MemoryAssertions.assertAllocatesAtMost(
                                        100, run -> 5_000 + run, AnswerLike::memoised))
                .hasMessageContaining("allowed are 100");
    }

    @Test
    void meterThatIsSwitchedOffIsSeen() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThatThrownBy(
                        () ->
                                MemoryAssertions.assertAllocatesAtMost(
                                        100, () -> threads.setThreadAllocatedMemoryEnabled(false)))
                .hasMessageContaining("count of allocated bytes was off");
        assertThat(threads.isThreadAllocatedMemoryEnabled()).isTrue();
    }

    /** Which grows with each way of using it, by what is the VM's own. */
    @Test
    void variableHandleOfTheAnswerCountsNot() {
        long before = Holdings.of(null, AssertionsSpec.class).bytes();
        VarHandle handle = MethodHandles.arrayElementVarHandle(long[].class);
        AnswerLike.other = handle;
        long[] cells = new long[1];
        handle.set(cells, 0, 1L);
        long sum = (long) handle.getAndAdd(cells, 0, 2L) + (long) handle.getVolatile(cells, 0);
        assertThat(sum).isEqualTo(4);
        assertThat(Holdings.of(null, AssertionsSpec.class).bytes()).isEqualTo(before);
        AnswerLike.other = MethodHandles.constant(byte[].class, new byte[100_000]);
        assertThat(Holdings.of(null, AssertionsSpec.class).bytes()).isGreaterThan(100_000);
        AnswerLike.other = null;
    }

    @Test
    void staticsOfTheAnswerCount() {
        MemoryAssertions.assertStaticsHoldAtMost(50_000);
        AnswerLike.kept = new byte[100_000];
        assertThatThrownBy(() -> MemoryAssertions.assertStaticsHoldAtMost(50_000))
                .hasMessageContaining("static fields hold")
                .hasMessageContaining("100,016 through the static AnswerLike.kept");
        assertThatThrownBy(() -> MemoryAssertions.assertRetainsAtMost(50_000, new Row()))
                .hasMessageContaining("through the static AnswerLike.kept");
        AnswerLike.kept = new byte[0];
        AnswerLike.OF_THREAD.set(new byte[100_000]);
        assertThatThrownBy(() -> MemoryAssertions.assertRetainsAtMost(50_000, new Row()))
                .hasMessageContaining("through a ThreadLocal");
    }

    @Test
    void staticArrayThatGetsLongerIsGrowth() throws Exception {
        assertThatThrownBy(() -> MemoryAssertions.assertNoGrowth(100, () -> AnswerLike.append(1)))
                .hasMessageContaining("static fields hold")
                .hasMessageContaining("through the static AnswerLike.numbers");
        AnswerLike.forget();
        MemoryAssertions.assertNoGrowth(100, () -> AnswerLike.memoised(7));
    }

    @Test
    void cpuTimeIsCountedAndWaitingIsNot() throws Exception {
        MemoryAssertions.assertTakesAtMost(Duration.ofMillis(900), () -> Thread.sleep(1_000));
        assertThatThrownBy(
                        () ->
                                MemoryAssertions.assertTakesAtMost(
                                        Duration.ofMillis(50), AssertionsSpec::work))
                .hasMessageContaining("ms of CPU time, allowed are 50");
    }

    private static void work() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + 100_000_000;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void failedPropertySaysItsSeedAndAThrowingCallIsNamed() {
        assertThatThrownBy(
                        () ->
                                Property.holds(
                                        100,
                                        random -> {
                                            if (random.nextInt(10) == 7) {
                                                throw new AssertionError("seven");
                                            }
                                        }))
                .message()
                .matches("seven\\n\\(seed \\d+\\)");
        assertThatThrownBy(() -> Property.call("depth(x)", () -> depth(0)))
                .isInstanceOf(AssertionError.class)
                .message()
                .matches(
                        "depth\\(x\\) throws StackOverflowError: depth\\(\\) calls itself in line \\d+");
        assertThatThrownBy(() -> Property.call("at(-1)", () -> (new int[0])[0]))
                .hasMessageContaining("at(-1) throws ArrayIndexOutOfBoundsException: ");
    }

    private static int depth(int at) {
        return depth(at + 1) + 1;
    }

    @Test
    void allocationIsShownWithItsMethodAndLine() {
        AllocationEvidence.forget();
        long bytes = Lab.size(new byte[5000]);
        assertThatCode(() -> MemoryAssertions.assertAllocatesAtMost(bytes, AssertionsSpec::waste))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> MemoryAssertions.assertAllocatesAtMost(0, AssertionsSpec::waste))
                .hasMessageContaining("allocates 5,016 bytes each time, allowed are 0")
                .message()
                .containsPattern("% of it: byte\\[\\] in AssertionsSpec\\.waste:\\d+");
    }

    private static void waste() {
        GROWS.add(0, new byte[5000]);
        GROWS.clear();
    }

    @Test
    void whatIsRetainedIsShownByClass() {
        List<Row> rows = List.of(new Row(), new Row(), new Row());
        assertThatThrownBy(() -> MemoryAssertions.assertRetainsAtMost(1000, rows))
                .hasMessageContaining("allowed are 1,000")
                .hasMessageContaining("3,064 in 4 × byte[]")
                .hasMessageContaining("3 × AssertionsSpec.Row");
    }

    @Test
    void growthIsShownWithTheClassAndTheChainThatKeepsOneOfThem() {
        assertThatThrownBy(() -> MemoryAssertions.assertNoGrowth(20, () -> GROWS.add(new Row())))
                .hasMessageContaining("stay for each of 20 runs")
                .hasMessageContaining("AssertionsSpec.Row")
                .hasMessageContaining("one of them:")
                .hasMessageContaining("static .GROWS");
        GROWS.clear();
        assertThatCode(() -> MemoryAssertions.assertNoGrowth(20, () -> new Row().hashCode()))
                .doesNotThrowAnyException();
    }

    @Test
    void oneOfOnesOwnClassesIsShownWhereThoseOfTheLibraryTakeMore() {
        Action action =
                () -> {
                    Object[] more = {new byte[900], new long[90], new int[90], new char[90]};
                    GROWS.add(new Object[] {new Tiny(), more});
                };
        assertThatThrownBy(() -> MemoryAssertions.assertNoGrowth(20, action))
                .hasMessageContaining("AssertionsSpec.Tiny   alive");
        GROWS.clear();
    }

    private static final class Tiny {}

    @Test
    void whatIsCollectedAndMustNotBeIsSaid() {
        WeakReference<?> lost = new WeakReference<>(new Row());
        assertThatThrownBy(() -> MemoryAssertions.assertNotCollected("the row", lost))
                .hasMessageContaining("the row was collected, but must stay");
        assertThatCode(() -> MemoryAssertions.assertCollected("the row", lost))
                .doesNotThrowAnyException();
    }
}
