package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.Lab;
import heapwise.lab.gc.Histogram;
import heapwise.lab.gc.Watches;
import heapwise.lab.run.Leak;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lab keeps its own allocations, classes and references out of what it measures. */
class TracesSpec {

    static final List<Object> KEPT = new ArrayList<>();

    @Test
    void codeThatDoesNothingCostsNothing() throws Exception {
        assertThat(Lab.alloc(() -> {}).steady()).isZero();
        assertThat(Lab.alloc(() -> {}).first()).isZero();
        Lab.diff(() -> {});
        assertThat(Lab.diff(() -> {}).toString()).doesNotContain("heapwise", "Histogram", "Row");
        assertThat(Lab.leak(20, () -> {}).leaks()).isFalse();
    }

    @Test
    void classesOfTheLabAreNotInTheHistogram() {
        Lab.why(KEPT);
        Lab.layout(KEPT);
        assertThat(Lab.histo().toString()).doesNotContain("heapwise.lab", "org.openjdk.jol");
        for (String type : List.of("heapwise.lab.gc.Histogram$Row", "heapwise.lab.object.Shape")) {
            assertThat(Lab.histo().of(type)).isEqualTo(new Histogram.Row(type, 0, 0));
        }
    }

    @Test
    void anObjectThatEveryToolWasAskedAboutCanBeCollected() throws Exception {
        WeakReference<Object> asked = askedAbout();
        assertThat(Watches.collect(asked)).isTrue();
        assertThat(Lab.gone().is("asked")).isTrue();
    }

    private static WeakReference<Object> askedAbout() throws Exception {
        Object object = new byte[1000];
        Lab.size(object);
        Lab.deep(object);
        Lab.layout(object);
        Lab.age(object);
        Lab.retained(object);
        Lab.why(object);
        Lab.why(object, Lab.EXACT);
        Lab.alloc(() -> object);
        KEPT.add(Lab.refs(object));
        Lab.watch("asked", object);
        return new WeakReference<>(object);
    }

    @Test
    void theChainIsTheLearnersNotTheLabs() throws Exception {
        Object object = new byte[1000];
        Lab.watch("it", object);
        Lab.age(object);
        assertThat(Lab.why(object).alive()).as("held by a local only").isFalse();
        KEPT.add(object);
        assertThat(Lab.why(object).culprit()).isEqualTo("static .KEPT");
    }

    @Test
    void askingAgainAndAgainLeavesNothing() throws Exception {
        KEPT.add(new int[10]);
        Leak leak =
                Lab.leak(
                        50,
                        () -> {
                            Lab.why(KEPT);
                            Lab.refs(KEPT);
                            Lab.deep(KEPT);
                            Lab.layout(KEPT);
                        });
        assertThat(leak.leaks()).as(leak.toString()).isFalse();
    }
}
