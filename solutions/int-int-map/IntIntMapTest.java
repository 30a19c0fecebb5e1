import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class IntIntMapTest {

    private static final int N = 100_000;

    @Test
    @Order(1)
    @DisplayName("get() returns what was put last, or absent")
    void putAndGet() {
        IntIntMap map = new IntIntMap();
        map.put(7, 1);
        map.put(7, 2);
        assertThat(map.get(7, -1)).as("get(7, -1)").isEqualTo(2);
        assertThat(map.get(8, -1)).as("get(8, -1)").isEqualTo(-1);
        assertThat(map.size()).as("size()").isEqualTo(1);
    }

    @Test
    @Order(2)
    @DisplayName("0, -1, the largest and the smallest int are keys like any other")
    void everyKey() {
        int[] keys = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE};
        IntIntMap map = new IntIntMap();
        for (int key : keys) {
            assertThat(map.get(key, 42)).as("get(%d, 42) before it is put", key).isEqualTo(42);
        }
        for (int key : keys) {
            map.put(key, 0);
        }
        for (int key : keys) {
            assertThat(map.get(key, 42)).as("get(%d, 42)", key).isZero();
        }
        assertThat(map.size()).as("size()").isEqualTo(4);
        assertThat(map.remove(0)).as("remove(0)").isTrue();
        assertThat(map.get(0, 42)).as("get(0, 42) after remove(0)").isEqualTo(42);
        assertThat(map.get(-1, 42)).as("get(-1, 42) after remove(0)").isZero();
    }

    @Test
    @Order(3)
    @DisplayName("remove() says whether the key was there")
    void remove() {
        IntIntMap map = new IntIntMap();
        map.put(1, 1);
        assertThat(map.remove(1)).as("remove(1)").isTrue();
        assertThat(map.remove(1)).as("remove(1), again").isFalse();
        assertThat(map.size()).as("size()").isZero();
    }

    @Test
    @Order(4)
    @DisplayName("removing keys leaves all the others where they can be found")
    void removeKeepsTheOthers() {
        IntIntMap map = new IntIntMap();
        for (int key = 0; key < 10_000; key++) {
            map.put(key * 31, key);
        }
        for (int key = 0; key < 10_000; key += 3) {
            map.remove(key * 31);
        }
        int lost = 0;
        for (int key = 0; key < 10_000; key++) {
            if (key % 3 != 0 && map.get(key * 31, -1) != key) {
                lost++;
            }
        }
        assertThat(lost).as("keys that are not found after others were removed").isZero();
    }

    @Test
    @Order(5)
    @DisplayName("200,000 random operations agree with HashMap")
    void agreesWithHashMap() {
        long seed = 20;
        Random random = new Random(seed);
        IntIntMap map = new IntIntMap();
        Map<Integer, Integer> model = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            int key = random.nextInt(2000) - 1000;
            switch (random.nextInt(3)) {
                case 0 -> {
                    map.put(key, i);
                    model.put(key, i);
                }
                case 1 -> assertThat(map.remove(key))
                        .as("remove(%d), operation %d with seed %d", key, i, seed)
                        .isEqualTo(model.remove(key) != null);
                default -> assertThat(map.get(key, -1))
                        .as("get(%d, -1), operation %d with seed %d", key, i, seed)
                        .isEqualTo(model.getOrDefault(key, -1));
            }
        }
        assertThat(map.size()).as("size() with seed %d", seed).isEqualTo(model.size());
    }

    @Test
    @Order(6)
    @DisplayName("get() allocates nothing")
    void getAllocatesNothing() throws Exception {
        IntIntMap map = filled();
        assertAllocatesAtMost(
                0,
                () -> {
                    long sum = 0;
                    for (int i = 0; i < N; i++) {
                        sum += map.get(i * 1000, 0);
                    }
                    if (sum == 0) {
                        throw new IllegalStateException("nothing was found");
                    }
                });
    }

    @Test
    @Order(7)
    @DisplayName("100,000 entries take at most 2,200,000 bytes")
    void isSmall() {
        assertRetainsAtMost(2_200_000, filled());
    }

    @Test
    @Order(8)
    @DisplayName("filled and emptied twenty times it takes no more")
    void staysSmall() {
        IntIntMap map = new IntIntMap();
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < N / 2; i++) {
                map.put(i * 7919 + round, i);
            }
            for (int i = 0; i < N / 2; i++) {
                map.remove(i * 7919 + round);
            }
        }
        assertThat(map.size()).as("size() when all keys were removed").isZero();
        assertRetainsAtMost(2_200_000, map);
    }

    private static IntIntMap filled() {
        IntIntMap map = new IntIntMap();
        for (int i = 0; i < N; i++) {
            map.put(i * 1000, i + 1000);
        }
        return map;
    }
}
