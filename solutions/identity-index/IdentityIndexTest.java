import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class IdentityIndexTest {

    private static final int MANY = 250_000;

    /** Static, so that a failure can name the whole chain from a root. */
    private static IdentityIndex index;

    @BeforeEach
    void start() {
        index = new IdentityIndex();
    }

    @AfterEach
    void forget() {
        index = null;
    }

    @Test
    @Order(1)
    @DisplayName("an object has the same id whenever you ask")
    void isStable() {
        Object object = new Object();
        int id = index.idOf(object);
        index.idOf(new Object());
        assertThat(index.idOf(object)).as("the id, asked again").isEqualTo(id);
    }

    @Test
    @Order(2)
    @DisplayName("an id outlives collections, wherever they move the object")
    void outlivesCollections() {
        Object[] objects = new Object[1000];
        int[] ids = new int[objects.length];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = new Object();
            ids[i] = index.idOf(objects[i]);
        }
        System.gc();
        System.gc();
        assertThat(Arrays.stream(objects).mapToInt(index::idOf).toArray())
                .as("the ids of 1,000 objects after two collections")
                .isEqualTo(ids);
    }

    @Test
    @Order(3)
    @DisplayName("two objects have two ids, even if they are equal")
    void equalIsNotSame() {
        String one = new String("same text");
        String two = new String("same text");
        assertThat(index.idOf(one)).as("the id of the second string").isNotEqualTo(index.idOf(two));
    }

    @Test
    @Order(4)
    @DisplayName("250,000 living objects have 250,000 different ids")
    void areUnique() {
        Object[] objects = new Object[MANY];
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            objects[i] = new Object();
            ids.add(index.idOf(objects[i]));
        }
        assertThat(ids.size()).as("different ids of %,d objects", MANY).isEqualTo(MANY);
        assertThat(objects).doesNotContainNull();
    }

    @Test
    @Order(5)
    @DisplayName("an id is not given again after its object has died")
    void areNotReused() {
        Set<Integer> ids = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 1000; i++) {
                ids.add(index.idOf(new byte[100]));
            }
            System.gc();
        }
        assertThat(ids.size()).as("different ids of 3,000 objects, most of them dead").isEqualTo(3000);
    }

    @Test
    @Order(6)
    @DisplayName("an object that has an id can be collected")
    void keepsNobodyAlive() {
        assertCollected("an object that has an id", dropped());
    }

    @Test
    @Order(7)
    @DisplayName("the index forgets the dead: 20,000 of them leave at most 500 KB in it")
    void forgetsTheDead() throws InterruptedException {
        for (int i = 0; i < 20_000; i++) {
            index.idOf(new byte[16]);
        }
        Object living = new Object();
        for (int round = 1; ; round++) {
            System.gc();
            Thread.sleep(20);
            index.idOf(living);
            try {
                assertRetainsAtMost(500_000, index);
                return;
            } catch (AssertionError tooMuch) {
                if (round == 10) {
                    throw tooMuch;
                }
            }
        }
    }

    private static WeakReference<Object> dropped() {
        Object object = new Object();
        index.idOf(object);
        return new WeakReference<>(object);
    }
}
