package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heapwise.lab.Lab;
import heapwise.lab.MemoryAssertions;
import heapwise.lab.run.Evidence;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A failed assertion shows what is wrong, not only that something is. */
class AssertionsSpec {

    static final class Row {
        final byte[] bytes = new byte[1000];
    }

    static final List<Object> GROWS = new ArrayList<>();

    @AfterEach
    void letGo() {
        GROWS.clear();
    }

    @Test
    void allocationIsShownWithItsMethodAndLine() {
        Evidence.forget();
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
                .hasMessageContaining("3,048 in 3 × byte[]")
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
    void whatIsCollectedAndMustNotBeIsSaid() {
        WeakReference<?> lost = new WeakReference<>(new Row());
        assertThatThrownBy(() -> MemoryAssertions.assertNotCollected("the row", lost))
                .hasMessageContaining("the row was collected, but must stay");
        assertThatCode(() -> MemoryAssertions.assertCollected("the row", lost))
                .doesNotThrowAnyException();
    }
}
