import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.assertTakesAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.OperatingSystemMXBean;
import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class IntIntMapTest {

    private static final int N = 100_000;

    /** So many multiples of 65,536 are ints. */
    private static final int MULTIPLES = 40_000;

    @Test
    @Order(1)
    @Holds("returns it, or absent where there is no such key")
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
    @Holds("Every int is a key and a value")
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
        removes(map, 0, true, "");
        assertThat(map.get(0, 42)).as("get(0, 42) after remove(0)").isEqualTo(42);
        assertThat(map.get(-1, 42)).as("get(-1, 42) after remove(0)").isZero();
    }

    @Test
    @Order(3)
    @Holds("takes the key out and says whether it was there")
    @DisplayName("remove() says whether the key was there")
    void remove() {
        IntIntMap map = new IntIntMap();
        map.put(1, 1);
        removes(map, 1, true, "");
        removes(map, 1, false, ", called again,");
        assertThat(map.size()).as("size()").isZero();
    }

    @Test
    @Order(4)
    @Holds("takes the key out and says whether it was there")
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
    @Holds("sets the value of a key")
    @DisplayName("200,000 random operations agree with HashMap")
    void agreesWithHashMap() throws Exception {
        Property.holds(
                20,
                random -> {
                    Model map = new Model();
                    int span = 1 + random.nextInt(3_000);
                    for (int i = 0; i < 10_000; i++) {
                        map.step(random, random.nextInt(span) - span / 2);
                    }
                });
    }

    @Test
    @Order(9)
    @DisplayName("any operations on two maps, with any keys and values, agree with HashMap")
    @Holds({"Two maps have nothing to do with each other", "Every int is a key and a value"})
    void anyKeys() throws Exception {
        Property.holds(
                200,
                random -> {
                    Model[] maps = {new Model(), new Model()};
                    for (int i = random.nextInt(100); i >= 0; i--) {
                        maps[random.nextInt(2)].step(random, KEYS[random.nextInt(KEYS.length)]);
                    }
                    maps[0].same();
                    maps[1].same();
                });
    }

    @Test
    @Order(12)
    @DisplayName("keys that a mixing of bits turns into 0 or the smallest int are keys like any other")
    @Holds("Every int is a key and a value like any other")
    void extremeHashes() {
        IntIntMap all = new IntIntMap();
        List<Integer> keys = keysOfExtremeHashes();
        for (int key : keys) {
            IntIntMap map = new IntIntMap();
            String put = "put(%d, 7)".formatted(key);
            Property.call(
                    put,
                    () -> {
                        map.put(key, 7);
                        all.put(key, ~key);
                        return 0;
                    });
            String get = "get(%d, -1) after %s".formatted(key, put);
            int found = Property.call(get, () -> map.get(key, -1));
            if (found != 7) {
                fail("%s is %d, and must be 7", get, found);
            }
            String remove = "remove(%d) after %s".formatted(key, put);
            if (!Property.call(remove, () -> map.remove(key))) {
                fail("%s is false, and must be true", remove);
            }
        }
        for (int key : keys) {
            String get = "get(%d, 0)".formatted(key);
            int found = Property.call(get, () -> all.get(key, 0));
            if (found != ~key) {
                fail("%s is %d, and must be %d: it was put", get, found, ~key);
            }
        }
    }

    /** Numbers by which hashes are commonly multiplied; all odd. */
    private static final int[] FACTORS = {
        1, 31, 0x9E3779B9, 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x045D9F3B, 0x27D4EB2D, 0x01000193
    };

    /**
     * Solves key * factor ^ (key * factor >>> shift) == hash for extreme hashes, and the same with an
     * odd factor after it, which changes neither 0 nor the smallest int.
     */
    private static List<Integer> keysOfExtremeHashes() {
        List<Integer> keys = new ArrayList<>();
        for (int hash : new int[] {Integer.MIN_VALUE, 0, -1, Integer.MAX_VALUE}) {
            for (int factor : FACTORS) {
                for (int shift = 1; shift <= 32; shift++) {
                    keys.add(divided(unshifted(hash, shift), factor));
                    for (int second : FACTORS) {
                        int inner = divided(unshifted(hash, shift), second);
                        keys.add(divided(unshifted(inner, 16), factor));
                    }
                }
            }
        }
        return keys.stream().distinct().toList();
    }

    /** Returns the x for which x ^ (x >>> shift) is that. */
    private static int unshifted(int that, int shift) {
        int x = that;
        for (int bits = shift; bits < 32; bits += shift) {
            x = that ^ x >>> shift;
        }
        return x;
    }

    /** Returns the x for which x * odd is that. */
    private static int divided(int that, int odd) {
        int inverse = odd;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - odd * inverse;
        }
        return that * inverse;
    }

    @Test
    @Order(13)
    @DisplayName("the first get() after keys were removed or put allocates nothing")
    @Holds("get allocates nothing")
    void firstGetAllocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        IntIntMap warm = filled();
        for (int i = 0; i < N; i++) {
            warm.get(i * 1000, 0);
        }
        for (int percent = 0; percent <= 100; percent += 10) {
            for (boolean there : new boolean[] {true, false}) {
                long least = Long.MAX_VALUE;
                for (int run = 0; run < 5 && least > 0; run++) {
                    IntIntMap map = filled();
                    int removed = N / 100 * percent;
                    for (int i = 0; i < removed; i++) {
                        map.remove(i * 1000);
                    }
                    int key = there ? (N - 1) * 1000 : 7;
                    threads.getCurrentThreadAllocatedBytes();
                    long before = threads.getCurrentThreadAllocatedBytes();
                    map.get(key, 0);
                    map.get(0, 0);
                    long after = threads.getCurrentThreadAllocatedBytes();
                    least = Math.min(least, after - before);
                }
                if (least > 0) {
                    fail(
                            "100,000 keys were put, and %,d of them removed: the first get() after that, of a key that %s, allocates %,d bytes",
                            N / 100 * percent,
                            there && percent < 100 ? "is there" : "is not there",
                            least);
                }
            }
        }
    }

    @Test
    @Order(10)
    @DisplayName("100,000 keys in a row, or random ones, take at most 1 second of CPU time")
    @Holds("at most 1 second of CPU time")
    void isQuick() throws Exception {
        Property.holds(
                1,
                random -> {
                    int start = random.nextInt();
                    assertTakesAtMost(Duration.ofSeconds(1), () -> fillAndEmpty(N, i -> start + i));
                    int factor = random.nextInt() | 1;
                    assertTakesAtMost(Duration.ofSeconds(1), () -> fillAndEmpty(N, i -> i * factor));
                });
    }

    @Test
    @Order(11)
    @DisplayName("100,000 multiples of 1,000, or many of 65,536, take at most 1 second of CPU time")
    @Holds("at most 1 second of CPU time")
    void isQuickWithMultiples() throws Exception {
        assertTakesAtMost(
                Duration.ofSeconds(1), () -> fillAndEmpty(MULTIPLES, i -> i << 16));
        assertTakesAtMost(Duration.ofSeconds(1), () -> fillAndEmpty(N, i -> i * 1_000));
    }

    private static final int[] KEYS = {
        0, -1, 1, 2, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE + 1, 16, 32, 64, 1 << 16,
        1 << 20, 1 << 30, -16, -1 << 16
    };

    private static void fillAndEmpty(int n, IntUnaryOperator keys) {
        long start = cpu();
        IntIntMap map = new IntIntMap();
        for (int i = 0; i < n; i++) {
            map.put(keys.applyAsInt(i), i);
            isQuick(i, n, "put", start);
        }
        for (int i = 0; i < n; i++) {
            isQuick(i, n, "found", start);
            if (map.get(keys.applyAsInt(i), -1) != i) {
                fail("get(%d, -1) is %d, and must be %d", keys.applyAsInt(i), map.get(keys.applyAsInt(i), -1), i);
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            map.remove(keys.applyAsInt(i));
            isQuick(n - 1 - i, n, "removed", start);
        }
        assertThat(map.size()).as("size() when all keys were removed").isZero();
    }

    /** Who goes past all keys for each is told so when twice the time is over. */
    private static void isQuick(int done, int n, String what, long start) {
        if (done % 1_000 == 999) {
            long millis = (cpu() - start) / 1_000_000;
            if (millis > 2_000) {
                fail("takes more than %,d ms of CPU time, allowed are 1,000: so many when %,d of %,d keys were %s", millis, done + 1, n, what);
            }
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The map of the answer, and beside it what must be in it. */
    private static final class Model {

        private final IntIntMap map = new IntIntMap();
        private final Map<Integer, Integer> expected = new HashMap<>();
        private final StringBuilder did = new StringBuilder();
        private int steps;

        void step(Random random, int key) {
            int value = random.nextInt(4) == 0 ? KEYS[random.nextInt(KEYS.length)] : random.nextInt();
            switch (random.nextInt(3)) {
                case 0 -> {
                    String call = did("put(%d, %d)".formatted(key, value));
                    Property.call(
                            call,
                            () -> {
                                map.put(key, value);
                                return 0;
                            });
                    expected.put(key, value);
                }
                case 1 -> {
                    String call = did("remove(%d)".formatted(key));
                    boolean was = expected.remove(key) != null;
                    same(call, Property.call(call, () -> map.remove(key)), was);
                }
                default -> {
                    String call = did("get(%d, %d)".formatted(key, value));
                    same(call, Property.call(call, () -> map.get(key, value)), expected.getOrDefault(key, value));
                }
            }
            if (map.size() != expected.size()) {
                fail("%s; size() is %d, and must be %d", did(""), map.size(), expected.size());
            }
        }

        void same() {
            for (int key : KEYS) {
                String call = did("get(%d, 42)".formatted(key));
                same(call, Property.call(call, () -> map.get(key, 42)), expected.getOrDefault(key, 42));
            }
        }

        /** The last operations, and how many there were before them. */
        private String did(String call) {
            if (!call.isEmpty()) {
                steps++;
                did.append(did.isEmpty() ? "" : "; ").append(call);
            }
            while (did.length() > 200) {
                did.delete(0, did.indexOf("; ") + 2);
            }
            return (steps > 8 ? "operation " + steps + ": ... " : "") + did;
        }

        private static void same(String call, Object found, Object expected) {
            if (!expected.equals(found)) {
                fail("%s is %s, and must be %s", call, found, expected);
            }
        }
    }

    @Test
    @Order(6)
    @Holds("get allocates nothing")
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
    @Holds("100,000 entries take at most 2,400,000 bytes")
    @DisplayName("100,000 entries take at most 2,400,000 bytes")
    void isSmall() {
        assertRetainsAtMost(2_400_000, filled());
    }

    @Test
    @Order(8)
    @Holds("a map that was filled and emptied many times takes no more")
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
        assertRetainsAtMost(2_400_000, map);
    }

    private static void removes(IntIntMap map, int key, boolean was, String again) {
        boolean said = map.remove(key);
        if (said != was) {
            fail("remove(%d)%s is %s, and must be %s", key, again, said, was);
        }
    }

    private static IntIntMap filled() {
        IntIntMap map = new IntIntMap();
        for (int i = 0; i < N; i++) {
            map.put(i * 1000, i + 1000);
        }
        return map;
    }
}
