import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class WeightLruTest {

    private static final long MAX = Long.MAX_VALUE;
    private static final int PAGE = 64 << 10;

    /** A value whose weight may change; two of the same weight are different objects. */
    private static final class Value {
        long weight;

        Value(long weight) {
            this.weight = weight;
        }
    }

    /** What a weigher may throw; what no signature allows is thrown by a generic cast. */
    private static List<Throwable> troubles() {
        return List.of(new Trouble(), new IOException("as if"), new StackOverflowError("as if"), new InterruptedException("as if"), new Throwable("as if"));
    }

    private static final class Trouble extends RuntimeException {}

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void broken(Throwable trouble) throws E {
        throw (E) trouble;
    }

    /** Static, so that a failure can name the whole chain from a root. */
    private static WeightLru<Object, Value> cache;

    private static int asked;
    private static Throwable trouble;

    @BeforeEach
    @AfterEach
    void forget() {
        cache = null;
        trouble = null;
        asked = 0;
    }

    @Test
    @Order(1)
    @DisplayName("get() returns what was put last, or null")
    @Holds({"returns the value that was put for this key last", "keys are the same if they are equal"})
    void remembers() {
        make(100);
        assertThat(get("Rome")).as("get(\"Rome\") of a new cache").isNull();
        Value first = put("Rome", 1);
        same(first, new String("Rome"));
        Value second = put(new String("Rome"), 2);
        same(second, "Rome");
        Value[] alike = {put("AaAa", 1), put("BBBB", 1), put("AaBB", 1), put("BBAa", 1)};
        same(alike[0], "AaAa");
        same(alike[1], "BBBB");
        same(alike[2], "AaBB");
        same(alike[3], "BBAa");
        assertThat(get("Paris")).as("get(\"Paris\"), which was never put").isNull();
        cache.put(1, new Value(1));
        assertThat(get("1")).as("get(\"1\"), the text, when the number 1 was put").isNull();
    }

    @Test
    @Order(2)
    @DisplayName("weight() and size() are those of the values that are there, and weight() is at most the bound")
    @Holds("weight() the sum of their weights")
    void weighs() {
        make(10);
        stands("a new cache", 0, 0);
        put("a", 3);
        stands("a of 3", 1, 3);
        put("b", 0);
        stands("a of 3 and b of 0", 2, 3);
        put("c", 7);
        stands("a of 3, b of 0 and c of 7, in a cache of 10", 3, 10);
        for (int i = 0; i < 100; i++) {
            put("page " + i, 1 + i % 4);
            if (cache.weight() > 10) {
                fail("weight() of a cache of 10 is %d, after %d more were put", cache.weight(), i + 1);
            }
        }
        make(20_000);
        for (int i = 0; i < 20_000; i++) {
            put("page " + i, 1);
        }
        stands("20,000 of 1, in a cache of 20,000,", 20_000, 20_000);
    }

    @Test
    @Order(3)
    @DisplayName("the one that was used longest ago goes first, and get() is a use")
    @Holds({"the one that was used longest ago goes", "and what get has found"})
    void goesByUse() {
        make(3);
        put("a", 1);
        put("b", 1);
        put("c", 1);
        get("a");
        put("d", 1);
        there("a, b and c were put, a was got, and d was put into a cache of three", "acd");
        make(3);
        for (String key : List.of("a", "b", "c")) {
            put(key, 1);
        }
        get("b");
        get("a");
        put("d", 1);
        put("e", 1);
        there("a, b and c were put, b and a were got, d and e were put into a cache of three", "ade");
    }

    @Test
    @Order(4)
    @DisplayName("a put() in the place of another is a use, too")
    @Holds("used is what was put, new or in the place of another")
    void putIsUse() {
        make(3);
        put("a", 1);
        put("b", 1);
        put("c", 1);
        put("a", 1);
        put("d", 1);
        there("a, b, c, a again and d were put into a cache of three", "acd");
    }

    @Test
    @Order(5)
    @DisplayName("as many go as have to, and no more")
    @Holds("until the rest has room, and no more go than have to")
    void goesNoFurther() {
        for (int needed = 1; needed <= 10; needed++) {
            make(10);
            for (char key = 'a'; key < 'k'; key++) {
                put("" + key, 1);
            }
            there("ten of 1 were put into a cache of 10", "abcdefghij");
            put("x", needed);
            there("ten of 1 and x of %d were put into a cache of 10".formatted(needed), "abcdefghij".substring(needed) + "x");
            stands("ten of 1 and x of %d were put into a cache of 10".formatted(needed), 11 - needed, 10);
        }
    }

    @Test
    @Order(6)
    @DisplayName("a value that is replaced no longer counts, and makes room first")
    @Holds("a value that is replaced no longer counts")
    void replaces() {
        make(100);
        put("a", 4);
        put("a", 6);
        stands("a of 4 was replaced by one of 6, in a cache of 100,", 1, 6);
        make(10);
        put("a", 4);
        put("b", 6);
        for (int i = 0; i < 20; i++) {
            put("b", 6);
            stands("a of 4, and b of 6, which was replaced by another of 6 %d times,".formatted(i + 1), 2, 10);
        }
        there("b of 6 was replaced by others of 6, beside a of 4 in a cache of 10", "ab");
        put("b", 1);
        stands("b of 6 was replaced by one of 1, beside a of 4", 2, 5);
        put("b", 7);
        there("b of 1 was replaced by one of 7, beside a of 4 in a cache of 10", "b");
        stands("b of 1 was replaced by one of 7, beside a of 4 in a cache of 10", 1, 7);
    }

    @Test
    @Order(7)
    @DisplayName("what is heavier than the bound is not kept, and nothing else goes for it")
    @Holds("a value that alone is heavier than most is not kept")
    void refusesHeavy() {
        for (long heavy : new long[] {11, 1000, MAX}) {
            make(10);
            put("a", 3);
            put("b", 3);
            put("x", heavy);
            there("a and b of 3 and x of %d were put into a cache of 10".formatted(heavy), "ab");
            stands("a and b of 3 and x of %d were put into a cache of 10".formatted(heavy), 2, 6);
            put("a", heavy);
            there("a of 3 was replaced by one of %d, beside b in a cache of 10".formatted(heavy), "b");
            stands("a of 3 was replaced by one of %d, beside b in a cache of 10".formatted(heavy), 1, 3);
        }
        make(10);
        put("x", 10);
        there("x of 10 was put into a cache of 10", "x");
        make(0);
        put("a", 0);
        put("b", 1);
        there("a of 0 and b of 1 were put into a cache of 0", "a");
    }

    @Test
    @Order(8)
    @DisplayName("a value weighs what the weigher said when it was put, and the weigher is asked once")
    @Holds("the weigher is asked once for each put")
    void weighsOnce() {
        make(10);
        Value a = put("a", 4);
        Value b = put("b", 4);
        assertThat(asked).as("how often the weigher was asked, in two calls of put()").isEqualTo(2);
        a.weight = 9;
        b.weight = 0;
        stands("a and b of 4, after a would weigh 9 and b 0,", 2, 8);
        put("c", 4);
        there("c of 4 was put beside a and b of 4 into a cache of 10, after a would weigh 9 and b 0,", "bc");
        stands("c of 4 was put beside a and b of 4 into a cache of 10, after a would weigh 9 and b 0,", 2, 8);
        put("b", 6);
        stands("b of 4, which would weigh 0, was replaced by one of 6, beside c of 4", 2, 10);
        assertThat(asked).as("how often the weigher was asked, in four calls of put()").isEqualTo(4);
        for (long later : new long[] {7, 0, 10, 3}) {
            make(10);
            asked = 0;
            Value value = put("a", 3);
            value.weight = later;
            put("a", value);
            assertThat(asked).as("how often the weigher was asked, when a was put twice, and is the same value each time").isEqualTo(2);
            stands("a of 3 was put again, the same value, which weighed %d by then,".formatted(later), 1, later);
            value.weight = 1;
            put("b", value);
            stands("a of %d was put as b, too, the same value, which weighed 1 by then,".formatted(later), later == 10 ? 1 : 2, later == 10 ? 1 : later + 1);
        }
    }

    @Test
    @Order(9)
    @DisplayName("a negative weight and what the weigher throws change nothing")
    @Holds("a negative weight throws IllegalArgumentException")
    void refuses() {
        for (String key : List.of("a", "b", "x")) {
            make(10);
            Value[] values = {put("a", 5), put("b", 5)};
            for (long negative : new long[] {-1, -5, Long.MIN_VALUE}) {
                refusesWeight(key, negative);
                stands("put(\"%s\", …) of a weight of %d was refused, after a and b of 5,".formatted(key, negative), 2, 10);
            }
            for (Throwable each : troubles()) {
                throwsOn(key, each);
                stands("the weigher has thrown in put(\"%s\", …), after a and b of 5,".formatted(key), 2, 10);
            }
            put("c", 1);
            there("a and b of 5 were put into a cache of 10, put(\"%s\", …) threw, and c of 1 was put".formatted(key), "bc");
            same(values[1], "b");
        }
        for (long wrong : new long[] {-1, Long.MIN_VALUE}) {
            Throwable thrown = null;
            try {
                new WeightLru<Object, Value>(wrong, value -> 1);
            } catch (RuntimeException e) {
                thrown = e;
            }
            if (!(thrown instanceof IllegalArgumentException)) {
                fail("new WeightLru(%d, …) must throw IllegalArgumentException, and %s", wrong, thrown == null ? "returned" : "threw " + thrown);
            }
        }
    }

    private static void throwsOn(String key, Throwable expected) {
        trouble = expected;
        Throwable thrown = null;
        try {
            cache.put(key, new Value(1));
        } catch (Throwable e) {
            thrown = e;
        }
        trouble = null;
        if (thrown != expected) {
            fail("the weigher throws %s, put(\"%s\", …) must throw the same object, and %s", expected, key, thrown == null ? "returns" : "throws another: " + thrown);
        }
    }

    private static void refusesWeight(String key, long negative) {
        Throwable thrown = null;
        try {
            cache.put(key, new Value(negative));
        } catch (RuntimeException e) {
            thrown = e;
        }
        if (!(thrown instanceof IllegalArgumentException)) {
            fail("put() of a weight of %d must throw IllegalArgumentException, and %s", negative, thrown == null ? "returned" : "threw " + thrown);
        }
    }

    @Test
    @Order(10)
    @DisplayName("the bound and the weights may be as large as a long")
    @Holds("may be any long from 0 on, up to Long.MAX_VALUE")
    void isLarge() {
        for (long most : new long[] {MAX, MAX - 1, MAX / 2 + 2, 5_000_000_000L}) {
            make(most);
            put("a", most / 2);
            put("b", most - most / 2);
            stands("two that weigh %d together, in a cache of that,".formatted(most), 2, most);
            put("c", most - 1);
            there("two that weigh %d together and c of %d were put into a cache of %d".formatted(most, most - 1, most), "c");
            put("d", 1);
            stands("c of %d and d of 1, in a cache of %d,".formatted(most - 1, most), 2, most);
            put("e", most);
            there("e of %d was put into a cache of that".formatted(most), "e");
            put("e", most);
            stands("e of %d was put once more into a cache of that".formatted(most), 1, most);
        }
    }

    @Test
    @Order(11)
    @DisplayName("two caches know nothing of each other")
    @Holds("two caches know nothing of each other")
    void areIndependent() {
        make(10);
        WeightLru<Object, Value> one = cache;
        Value first = put("a", 7);
        make(5);
        WeightLru<Object, Value> other = cache;
        stands("a new cache, beside one with a of 7,", 0, 0);
        assertThat(get("a")).as("get(\"a\") of a new cache, beside one with a of 7").isNull();
        put("a", 2);
        put("b", 3);
        cache = one;
        same(first, "a");
        stands("a of 7 in a cache of 10, beside one of 5 with two others,", 1, 7);
        cache = other;
        there("a of 2 and b of 3 were put into a cache of 5, beside one with a of 7", "ab");
    }

    @Test
    @Order(12)
    @DisplayName("what is not in the cache can be collected, and leaves nothing behind")
    @Holds("can be collected, key and value, and 20,000 small ones")
    void letsGo() {
        make(10);
        List<WeakReference<?>> gone = new ArrayList<>();
        putWeakly(6, gone); // goes for the next one but one
        putWeakly(4, gone);
        put("a", 6);
        assertCollected("the key of a value that has gone", gone.get(0));
        assertCollected("a value that has gone", gone.get(1));
        put("b", 4);
        gone.clear();
        putWeakly(11, gone);
        assertCollected("the key of a value that was not kept", gone.get(0));
        assertCollected("a value that was not kept", gone.get(1));
        WeakReference<Value> replaced = new WeakReference<>(get("a"));
        put("a", 5);
        assertCollected("a value that was replaced", replaced);
        WeakReference<Value> tooHeavy = new WeakReference<>(get("b"));
        put("b", 50);
        assertCollected("a value in whose place one was put that is too heavy", tooHeavy);
        make(10);
        int number = 0;
        for (long weight : new long[] {4, 4, 6, 11, 11}) {
            List<WeakReference<?>> before = putAs("Rome", 4);
            if (number++ % 2 == 0) {
                get(new String("Rome"));
            }
            List<WeakReference<?>> after = putAs("Rome", weight);
            String replaced4 = "value of 4 that was replaced by one of %d, put with an equal key,".formatted(weight);
            assertCollected("the key of a " + replaced4, before.get(0));
            gone("the " + replaced4, before.get(1));
            if (weight > 10) {
                gone("the key of a value that was too heavy to replace another,", after.get(0));
                gone("a value that was too heavy to replace another,", after.get(1));
            } else {
                put("Rome", 11);
            }
        }
        make(100);
        for (int i = 0; i < 20_000; i++) {
            Object key = new Object();
            cache.put(key, new Value(1));
            cache.get(key);
            cache.put("one key", new Value(2));
            cache.put("another key", new Value(1000));
        }
        stands("20,000 of 1 and one of 2, in a cache of 100,", 99, 100);
        assertRetainsAtMost(100_000, cache);
    }

    /** Puts a value with a new key that is equal to this one, and returns that key and the value. */
    private static List<WeakReference<?>> putAs(String key, long weight) {
        Object made = new String(key);
        Value value = put(made, weight);
        return List.of(new WeakReference<>(made), new WeakReference<>(value));
    }

    /** The last collection may have shown it. */
    private static void gone(String what, WeakReference<?> reference) {
        if (!reference.refersTo(null)) {
            assertCollected(what, reference);
        }
    }

    private static void putWeakly(long weight, List<WeakReference<?>> into) {
        Object key = new Object();
        into.add(new WeakReference<>(key));
        into.add(new WeakReference<>(put(key, weight)));
    }

    @Test
    @Order(13)
    @DisplayName("any calls do what a list in the order of use would do")
    @Holds({"changes nothing", "then the next, until the rest has room"})
    void anyCalls() throws Exception {
        Property.holds(200, WeightLruTest::program);
    }

    /** Something that is in the cache, as it should be. */
    private record Row(String key, Value value, long weight) {}

    private static void program(Random random) {
        long most = random.nextInt(40);
        make(most);
        List<Row> rows = new ArrayList<>(); // the one used last is the last
        List<String> calls = new ArrayList<>();
        for (int step = 0; step < 50; step++) {
            String key = "" + (char) ('a' + random.nextInt(8));
            int kind = random.nextInt(10);
            Row known = rows.stream().filter(row -> row.key().equals(key)).findFirst().orElse(null);
            if (kind < 4) {
                calls.add("get(%s)".formatted(key));
                Value found = get(key);
                if (found != (known == null ? null : known.value())) {
                    fail("in a cache of %d, after %s, %s is %s", most, calls.subList(0, calls.size() - 1), "get(" + key + ")", known == null ? "a value, though none is there" : found == null ? "null, though its value has not gone" : "another value");
                }
                if (known != null) {
                    rows.remove(known);
                    rows.add(known);
                }
            } else if (kind < 9) {
                long weight = random.nextInt(random.nextInt(8) == 0 ? 60 : 15);
                boolean isPutAgain = !rows.isEmpty() && random.nextInt(4) == 0; // the same value, for this key or another
                Value value = isPutAgain ? rows.get(random.nextInt(rows.size())).value() : new Value(weight);
                calls.add((isPutAgain ? "put(%s, %d, with the value of %s)" : "put(%s, %d)").formatted(key, weight, keyOf(value, rows)));
                value.weight = weight;
                asked = 0;
                put(key, value);
                if (asked != 1) {
                    fail("in a cache of %d, the last of %s asked the weigher %d times", most, calls, asked);
                }
                value.weight = random.nextInt(60) - 10;
                rows.remove(known);
                if (weight <= most) {
                    while (sum(rows) + weight > most) {
                        rows.remove(0);
                    }
                    rows.add(new Row(key, value, weight));
                }
            } else {
                calls.add("size()");
                Property.call("size()", cache::size);
            }
            if (cache.size() != rows.size() || cache.weight() != sum(rows)) {
                fail("in a cache of %d, after %s, size() is %d and weight() %d; they must be %d and %d", most, calls, cache.size(), cache.weight(), rows.size(), sum(rows));
            }
        }
    }

    private static String keyOf(Value value, List<Row> rows) {
        return rows.stream().filter(row -> row.value() == value).map(Row::key).findFirst().orElse("none");
    }

    private static long sum(List<Row> rows) {
        return rows.stream().mapToLong(Row::weight).sum();
    }

    @Test
    @Order(14)
    @DisplayName("4,000 values of 64 KB go through a cache of 8 MB in a heap of 32 MB")
    @Holds("go through a cache of 8 MB in this heap of 32 MB")
    void survives() {
        WeightLru<Integer, byte[]> pages = new WeightLru<>(8 << 20, page -> page.length);
        int put = 0;
        boolean isFull = false;
        byte[][] reserve = {new byte[2 << 20]}; // for what is to be said when the heap is full
        try {
            for (; put < 4_000; put++) {
                pages.put(put, new byte[PAGE]);
                if (put % 16 == 1) {
                    pages.put(put, new byte[PAGE]);
                }
            }
        } catch (OutOfMemoryError e) {
            pages = null;
            reserve[0] = null;
            isFull = true;
        }
        if (isFull) {
            fail("OutOfMemoryError after %,d values of 64 KB", put);
        }
        runOut();
        assertThat(pages.size()).as("size() of a cache of 8 MB, after 4,000 of 64 KB").isEqualTo(128);
        assertThat(pages.weight()).as("weight() of a cache of 8 MB, after 4,000 of 64 KB").isEqualTo(8 << 20);
        assertThat(pages.get(3_999)).as("get() of the last of 4,000, after more was asked for than the heap has").isNotNull();
        assertThat(pages.get(3_872)).as("get() of the last but 127").isNotNull();
        assertThat(pages.get(3_871)).as("get() of the last but 128").isNull();
    }

    /** Asks for more than the heap has: before the VM says so it clears what is only softly held. */
    private static void runOut() {
        try {
            byte[] tooMuch = new byte[1 << 30];
            fail("this heap is too large: %d", tooMuch.length);
        } catch (OutOfMemoryError expected) {
            // what the cache holds is there all the same
        }
    }

    private static void make(long most) {
        cache = Property.call("new WeightLru(%d, …)".formatted(most), () -> new WeightLru<Object, Value>(most, WeightLruTest::weigh));
    }

    private static long weigh(Value value) {
        asked++;
        if (trouble != null) {
            WeightLruTest.<RuntimeException>broken(trouble);
        }
        return value.weight;
    }

    private static Value get(Object key) {
        return Property.call("get(\"%s\")".formatted(key), () -> cache.get(key));
    }

    private static Value put(Object key, long weight) {
        Value value = new Value(weight);
        put(key, value);
        return value;
    }

    private static void put(Object key, Value value) {
        Property.call("put(\"%s\", …) of a weight of %d".formatted(key, value.weight), () -> {
            cache.put(key, value);
            return null;
        });
    }

    private static void same(Value expected, String key) {
        if (get(key) != expected) {
            fail("get(\"%s\") is not the value that was put last", key);
        }
    }

    /** Which of the keys, each a letter, are there? Asking for them is a use. */
    private static void there(String when, String expected) {
        String found = Arrays.stream("abcdefghijx".split("")).filter(key -> get(key) != null).collect(Collectors.joining());
        if (!found.equals(expected)) {
            fail("when %s, there are %s, and there must be %s", when, listed(found), listed(expected));
        }
    }

    private static String listed(String keys) {
        return keys.isEmpty() ? "none" : String.join(", ", keys.split(""));
    }

    private static void stands(String what, int size, long weight) {
        assertThat(cache.size()).as("size(): %s", what).isEqualTo(size);
        assertThat(cache.weight()).as("weight(): %s", what).isEqualTo(weight);
    }
}
