package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.MemoryAssertions;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A collection has had its effect when the assertions return, with each collector. */
class SweepSpec {

    private record Row(int number) {}

    @Test
    void whatWasCollectedIsInItsQueue() {
        whatWasCollectedIsInItsQueue(dead -> MemoryAssertions.collect());
        whatWasCollectedIsInItsQueue(
                dead -> MemoryAssertions.assertCollected("the first of 500", dead.get(0)));
    }

    private static void whatWasCollectedIsInItsQueue(
            Consumer<List<WeakReference<Object>>> collects) {
        for (int round = 0; round < 20; round++) {
            var queue = new ReferenceQueue<Object>();
            List<WeakReference<Object>> dead = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                dead.add(new WeakReference<>(new Row(i), queue));
            }
            collects.accept(dead);
            for (int i = 0; i < dead.size(); i++) {
                assertThat(queue.poll()).as("reference %d of 500", i).isNotNull();
            }
        }
    }
}
