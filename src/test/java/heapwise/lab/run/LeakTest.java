package heapwise.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.gc.HistogramSample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which growth is a leak, from counts that are not all the leak's. */
class LeakTest {

    private static Leak judge(long... counts) {
        return Leak.judge(HistogramSample.points("[B", 1040, counts), counts.length - 1);
    }

    @Test
    void oneInstanceOfTheVmsOwnDoesNotCount() {
        Leak leak = judge(100, 101, 102, 104, 105, 106);
        assertThat(leak.grows()).isEqualTo(List.of(new Leak.Grows("byte[]", 5, 5200)));
        assertThat(leak.slope()).isEqualTo(1040);
        assertThat(leak.live())
                .isEqualTo(List.of(104_000L, 105_040L, 106_080L, 108_160L, 109_200L, 110_240L));
    }

    @Test
    void oneStepWithoutGrowthIsStillALeak() {
        assertThat(judge(100, 101, 101, 102, 103, 104).leaks()).isTrue();
    }

    @Test
    void growthThatStopsIsToldAndNotCounted() {
        Leak leak = judge(100, 110, 120, 120, 120, 120);
        assertThat(leak.leaks()).isFalse();
        assertThat(leak.slope()).isZero();
        assertThat(leak.unsteady()).isEqualTo(List.of(new Leak.Grows("byte[]", 20, 20_800)));
    }

    @Test
    void stepsThatDifferCountAsTheyAre() {
        assertThat(judge(100, 101, 103, 106, 110, 115).grows().get(0).instances()).isEqualTo(15);
    }
}
