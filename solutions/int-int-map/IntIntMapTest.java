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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class IntIntMapTest {

    private static final int N = 100_000;

    /** So many multiples of 65,536 are ints. */
    private static final int MULTIPLES = 65_536;

    private static final int MOST_BYTES = 2_400_000;

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
    @Order(8)
    @DisplayName("any operations on two maps, with any keys and values, agree with HashMap")
    @Holds({"Two maps have nothing to do with each other", "Every int is a key and a value"})
    void anyKeys() throws Exception {
        isWrong = true;
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
        isWrong = false;
    }

    @Test
    @Order(9)
    @DisplayName("keys that a mixing of bits turns into 0 or the smallest int are keys like any other")
    @Holds("Every int is a key and a value like any other")
    void extremeHashes() {
        boolean wasWrong = isWrong;
        isWrong = true;
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
        isWrong = wasWrong;
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
    void firstGetAllocatesNothing() throws Exception {
        isTried();
        getAllocatesNothing(0, 0, 1);
        ofAllMagnitudes(
                N,
                12,
                (n, random) -> {
                    for (int percent = random.nextInt(33); percent < 100; percent += 33) {
                        getAllocatesNothing(n, (int) ((long) n * percent / 100), random.nextLong());
                    }
                    getAllocatesNothing(n, n, random.nextLong());
                });
    }

    private static void getAllocatesNothing(int n, int removed, long seed) throws Exception {
        var made = new ArrayList<History>();
        try {
            assertAllocatesAtMost(
                    0,
                    run -> {
                        History history = new History(n, new Random(seed));
                        history.put(n);
                        history.remove(removed, history.any());
                        made.add(0, history);
                        return history;
                    },
                    History::look);
        } catch (AssertionError failure) {
            if (made.isEmpty() || !failure.getMessage().startsWith("allocates")) {
                throw failure;
            }
            String did = n == 0 ? "a new map" : made.get(0).did.toString();
            fail("%s; then getting %,d keys that are there, and %,d that are not, %s", did, n - removed, Math.max(n - removed, 1), failure.getMessage());
        }
    }

    @Test
    @Order(11)
    @DisplayName("100,000 keys in a row, or random ones, take at most 1 second of CPU time")
    @Holds("at most 1 second of CPU time")
    void isQuick() throws Exception {
        tooSlow++;
        Property.holds(
                1,
                random -> {
                    int start = random.nextInt();
                    quickly(N, i -> i, random);
                    quickly(N, i -> start + i, random);
                    quickly(N, i -> start - i, random);
                    int[] any = random.ints().distinct().limit(N).toArray();
                    quickly(N, i -> any[i], random);
                });
        tooSlow--;
    }

    @Test
    @Order(12)
    @DisplayName("100,000 multiples of 1,000, or many of 65,536, take at most 1 second of CPU time")
    @Holds("at most 1 second of CPU time")
    void isQuickWithMultiples() throws Exception {
        tooSlow++;
        Property.holds(
                1,
                random -> {
                    quickly(MULTIPLES, i -> i << 16, random);
                    int start = random.nextInt(2_000_000);
                    quickly(N, i -> (i + start) * 1_000, random);
                    quickly(N, i -> (i - start) * 1_000, random);
                });
        tooSlow--;
    }

    /** Several times in the same map, and in any order. */
    private static void quickly(int n, IntUnaryOperator keys, Random random) throws Exception {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        IntIntMap map = new IntIntMap();
        assertTakesAtMost(Duration.ofSeconds(1), () -> fillAndEmpty(map, n, keys, i -> n - 1 - i));
        assertTakesAtMost(Duration.ofSeconds(1), () -> fillAndEmpty(isWrong ? new IntIntMap() : map, n, keys, i -> i));
        assertTakesAtMost(Duration.ofSeconds(1), () -> fillAndEmpty(isWrong ? new IntIntMap() : map, n, keys, i -> order[i]));
        assertTakesAtMost(
                Duration.ofSeconds(1), () -> fillAndEmpty(new IntIntMap(), n, i -> keys.applyAsInt(order[i]), i -> i));
    }

    private static final int[] KEYS = {
        0, -1, 1, 2, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE + 1, 16, 32, 64, 1 << 16,
        1 << 20, 1 << 30, -16, -1 << 16
    };

    private static void fillAndEmpty(IntIntMap map, int n, IntUnaryOperator keys, IntUnaryOperator removed) {
        long start = cpu();
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
        for (int i = 0; i < n; i++) {
            map.remove(keys.applyAsInt(removed.applyAsInt(i)));
            isQuick(i, n, "removed", start);
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
                    String call = did("put(" + key + ", " + value + ")");
                    Property.call(
                            call,
                            () -> {
                                map.put(key, value);
                                return 0;
                            });
                    expected.put(key, value);
                }
                case 1 -> {
                    String call = did("remove(" + key + ")");
                    boolean was = expected.remove(key) != null;
                    same(call, Property.call(call, () -> map.remove(key)), was);
                }
                default -> {
                    String call = did("get(" + key + ", " + value + ")");
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
        assertRetainsAtMost(MOST_BYTES, filled());
    }

    @Test
    @Order(10)
    @Holds("a map that was filled and emptied many times takes no more")
    @DisplayName("filled and emptied twenty times it takes no more")
    void staysSmall() {
        isTried();
        isWrong = true;
        IntIntMap map = new IntIntMap();
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < N; i++) {
                map.put(i * 7919 + round, i);
            }
            for (int i = 0; i < N; i++) {
                if (!map.remove(i * 7919 + round)) {
                    fail("round %d: remove(%d) is false, and must be true: it was put", round + 1, i * 7919 + round);
                }
            }
            if (round == 3) {
                assertRetainsAtMost(MOST_BYTES, map); // before it takes long
            }
        }
        assertThat(map.size()).as("size() when all keys were removed").isZero();
        assertRetainsAtMost(MOST_BYTES, map);
        isWrong = false;
    }

    @Test
    @Order(14)
    @Holds({
        "100,000 entries take at most 2,400,000 bytes",
        "a map that was filled and emptied many times takes no more",
        "takes the key out and says whether it was there"
    })
    @DisplayName("whatever was put and removed before, each key has its value, and 2,400,000 bytes are enough")
    void anyHistory() throws Exception {
        isTried();
        ofAllMagnitudes(
                3 * N,
                12,
                (n, random) -> {
                    History history = new History(n, random);
                    history.put(n);
                    history.check();
                    history.lived(n > N ? 1 : 6).check();
                });
        Property.holds(
                1,
                random -> {
                    History full = new History(N, random, true);
                    full.put(N);
                    full.check();
                    full.slideOnAndOn(4, N);
                    for (int i = 0; i < 4; i++) {
                        full.overwrite();
                    }
                    full.check();
                    full.remove(N / 10 * 9, full.any());
                    full.check();
                    History few = new History(10 + random.nextInt(1_000), random, true);
                    few.put(few.most / 2);
                    few.slideOnAndOn(3, 3 * N);
                });
    }

    /** Few keys went wrong, or took long: with more that could take for ever. */
    private static boolean isWrong;

    private static int tooSlow;

    private static void isTried() {
        if (isWrong || tooSlow > 0) {
            fail("not tried, since what was tried before went wrong already, or took too long");
        }
    }

    @Test
    @Order(15)
    @Holds("Two maps have nothing to do with each other")
    @DisplayName("two maps that two threads use at once have nothing to do with each other")
    void twoThreads() throws Exception {
        isTried();
        Property.holds(
                3,
                random -> {
                    int most = 1_000 + random.nextInt(10_000);
                    var begin = new CountDownLatch(2);
                    var tasks = new ArrayList<FutureTask<History>>();
                    for (long seed : random.longs(2).toArray()) {
                        tasks.add(new FutureTask<>(() -> several(most, new Random(seed), begin)));
                    }
                    for (FutureTask<History> task : tasks) {
                        new Thread(task, "with a map of its own").start();
                    }
                    for (FutureTask<History> task : tasks) {
                        try {
                            task.get().check();
                        } catch (ExecutionException e) {
                            throw new AssertionError("a map in each of two threads: " + e.getCause().getMessage(), e);
                        }
                    }
                });
    }

    /** Returns the last of some. */
    private static History several(int most, Random random, CountDownLatch begin) throws InterruptedException {
        begin.countDown();
        begin.await();
        for (int i = 0; ; i++) {
            History history = new History(most, random);
            history.put(most);
            history.lived(2).look();
            if (i == 10) {
                return history;
            }
        }
    }

    private interface Sized {
        void check(int n, Random random) throws Exception;
    }

    /** Whoever keeps the promises about time may be slow with more keys, and is spared them. */
    private static void ofAllMagnitudes(int most, int parts, Sized body) throws Exception {
        for (int i = 0; i < parts; i++) {
            int part = i;
            long start = cpu();
            Property.holds(
                    1,
                    random -> {
                        double power = part + 1 == parts ? 1 : (part + random.nextDouble()) / parts;
                        body.check((int) Math.round(Math.pow(most, power)), random);
                    });
            if (cpu() - start > 1_000_000_000) {
                return;
            }
        }
    }

    private enum Turn {
        ELDEST("the eldest first"),
        NEWEST("the newest first"),
        ANY("here and there");

        private final String words;

        Turn(String words) {
            this.words = words;
        }
    }

    /** A map of the answer that has many keys, in an array those that must be in it, and a map with the same keys and other values. */
    private static final class History {

        private final IntIntMap map = new IntIntMap();
        private final IntIntMap twin = new IntIntMap();
        private final StringBuilder did = new StringBuilder();
        private final Random random;
        private final int most;
        private final int start;
        private final int distance;
        private final boolean scattered;
        private final int[] keys;
        private int first;
        private int size;
        private int made;
        private int salt = 1;

        History(int most, Random random) {
            this(most, random, random.nextInt(4) == 0);
        }

        History(int most, Random random, boolean scattered) {
            this.most = most;
            this.scattered = scattered;
            this.random = random;
            start = random.nextInt();
            distance = new int[] {1, -1, 1_000, 31, random.nextInt() | 1, 0x9E3779B9}[random.nextInt(6)];
            keys = new int[Integer.highestOneBit(most) * 2];
        }

        void step() {
            switch (random.nextInt(7)) {
                case 0 -> put(some(most - size));
                case 1 -> put(most - size);
                case 2 -> overwrite();
                case 3 -> slide(some(2 * most), any());
                case 4 -> remove(size, any());
                default -> remove(some(size), any());
            }
        }

        Turn any() {
            return Turn.values()[random.nextInt(3)];
        }

        /** After so many steps. */
        History lived(int steps) {
            for (int i = 0; i < steps; i++) {
                step();
                hasSize();
            }
            return this;
        }

        private int some(int limit) {
            return limit == 0 ? 0 : 1 + random.nextInt(limit);
        }

        void put(int count) {
            String which = scattered ? "put, scattered over all ints" : "put from %d on in steps of %d".formatted(keyAt(made), distance);
            did(count, which);
            for (int i = 0; i < count; i++) {
                putOne();
            }
        }

        private void putOne() {
            int key = keyAt(made++);
            keys[first + size++ & keys.length - 1] = key;
            map.put(key, key * salt);
            if (most <= N) {
                twin.put(key, ~(key * salt));
            }
        }

        /** No two places have the same. */
        private int keyAt(int place) {
            int key = start + place * distance;
            if (scattered) {
                key = (key ^ key >>> 16) * 0x7FEB352D;
                key = (key ^ key >>> 15) * 0x846CA68B;
            }
            return key;
        }

        void overwrite() {
            did(size, "put again with other values");
            salt += 2;
            for (int i = 0; i < size; i++) {
                map.put(key(i), key(i) * salt);
                if (most <= N) {
                    twin.put(key(i), ~(key(i) * salt));
                }
            }
        }

        private int key(int i) {
            return keys[first + i & keys.length - 1];
        }

        void remove(int count, Turn order) {
            did(count, "removed, " + order.words);
            for (int i = 0; i < count; i++) {
                removeOne(order);
            }
        }

        private void removeOne(Turn order) {
            int at = first + (order == Turn.ANY ? random.nextInt(size) : order == Turn.ELDEST ? 0 : size - 1) & keys.length - 1;
            int end = first + (order == Turn.ELDEST ? 0 : size - 1) & keys.length - 1;
            int key = keys[at];
            keys[at] = keys[end];
            first += order == Turn.ELDEST ? 1 : 0;
            size--;
            if (!map.remove(key) || most <= N && !twin.remove(key)) {
                fail("%s: remove(%d) is false, and must be true", did, key);
            }
            made = size == 0 && random.nextBoolean() ? 0 : made;
        }

        /** As many come as go. */
        void slide(int count, Turn order) {
            did(count, "removed and others put, one by one, " + order.words);
            for (int i = 0; i < count; i++) {
                if (size > 0) {
                    removeOne(order);
                }
                putOne();
            }
        }

        /** Whoever keeps a slot for each key that went needs more and more; told before the VM has no more. */
        void slideOnAndOn(int turns, int count) {
            for (int i = 0; i < turns; i++) {
                slide(count, any());
                check();
            }
        }

        private void did(int count, String what) {
            if (count > 0) {
                did.append(did.isEmpty() ? "" : "; ").append("%,d keys ".formatted(count)).append(what);
            }
        }

        /** Looks up all that are in it, and as many that are not, at least one. */
        void look() {
            for (int i = 0; i < size; i++) {
                int key = key(i);
                gets(map, key, ~(key * salt), key * salt);
                if (most <= N) {
                    gets(twin, key, key * salt, ~(key * salt));
                }
            }
            for (int i = 0; i < Math.max(size, 1); i++) {
                gets(map, keyAt(made + i), i, i);
            }
        }

        private void gets(IntIntMap from, int key, int absent, int value) {
            int found = from.get(key, absent);
            if (found != value) {
                String which = from == map ? "" : " (the same in another map, with other values)";
                fail("%s%s: get(%d, %d) is %d, and must be %d", did, which, key, absent, found, value);
            }
        }

        private void hasSize() {
            if (map.size() != size) {
                fail("%s: size() is %d, and must be %d", did, map.size(), size);
            }
        }

        void check() {
            look();
            hasSize();
            for (int i = 0; i < Math.min(most, N); i++) {
                int other = keyAt(made + i);
                if (map.remove(other)) {
                    fail("%s: remove(%d) is true, and must be false", did, other);
                }
            }
            look();
            if (most <= N) {
                try {
                    assertRetainsAtMost(MOST_BYTES, map);
                } catch (AssertionError failure) {
                    fail("%s: %s", did, failure.getMessage());
                }
            }
        }
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
