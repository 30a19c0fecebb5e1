import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.collect;
import static heapwise.lab.MemoryAssertions.collectUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class SoftCacheTest {

    private static final long SECOND = 1_000_000_000;

    /** They take a third of the heap, or half of it where much is noted of each. */
    private static final int MANY_SMALL = 160_000;

    /** Something that is loaded; two of the same key are different objects. */
    record Page(String name, byte[] text) {}

    /** Static, so that a failure can name the whole chain from a root. */
    private static SoftCache<String, Page> cache;

    private static int loads;

    @BeforeEach
    void start() {
        cache = new SoftCache<>();
        loads = 0;
    }

    @AfterEach
    void forget() {
        cache = null;
    }

    @Test
    @Order(1)
    @DisplayName("a value is loaded once, and is then the one that get() returns")
    @Holds("asks loader.apply(key) for it only if the cache has none")
    void loadsOnce() {
        Page first = page("Rome");
        assertThat(loads).as("loads after the first get(\"Rome\")").isEqualTo(1);
        assertThat(first).as("get(\"Rome\")").isNotNull();
        assertThat(first.name()).as("the key that the loader got").isEqualTo("Rome");
        same(first, page(new String("Rome")), "get(\"Rome\") with an equal key returns another value");
        assertThat(loads).as("loads after the second get(\"Rome\")").isEqualTo(1);
        Reference.reachabilityFence(first);
    }

    @Test
    @Order(2)
    @DisplayName("any keys, living values: as a map would do it, also for equal hash codes")
    @Holds("keys are the same if they are equal")
    void any() throws Exception {
        String[] words = {"Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "", "x"};
        Property.holds(
                100,
                random -> {
                    SoftCache<Object, Object> any = new SoftCache<>();
                    Map<Object, Object> model = new HashMap<>();
                    for (int step = random.nextInt(40); step >= 0; step--) {
                        String word = words[random.nextInt(words.length)];
                        Object key = random.nextBoolean() ? new String(word) : List.of(word.length());
                        boolean isNew = !model.containsKey(key);
                        boolean isShared = !model.isEmpty() && random.nextInt(4) == 0; // one value of two keys
                        Object made = isShared ? model.values().iterator().next() : new Object();
                        boolean[] asked = new boolean[1];
                        Object found =
                                Property.call(
                                        "get(" + key + ")",
                                        () ->
                                                any.get(
                                                        key,
                                                        wanted -> {
                                                            asked[0] = true;
                                                            return made;
                                                        }));
                        if (asked[0] != isNew) {
                            fail(
                                    "get(%s) %s the loader, and the key is %s",
                                    key, asked[0] ? "asks" : "does not ask", isNew ? "new" : "known");
                        }
                        Object expected = model.computeIfAbsent(key, first -> made);
                        if (found != expected) {
                            fail("get(%s) returns the value of another key or an older one", key);
                        }
                        if (any.size() != model.size()) {
                            fail("size() is %d with %d values", any.size(), model.size());
                        }
                    }
                    Reference.reachabilityFence(model);
                });
    }

    @Test
    @Order(3)
    @DisplayName("while there is memory enough, 2,000 values stay through three collections")
    @Holds("while there is memory enough, everything stays")
    void stays() {
        for (int i = 0; i < 2000; i++) {
            page("page " + i);
        }
        assertThat(loads).as("loads of 2,000 pages").isEqualTo(2000);
        for (int i = 0; i < 3; i++) {
            collect();
        }
        for (int i = 0; i < 2000; i++) {
            page("page " + i);
        }
        assertThat(loads - 2000)
                .as("pages of 2,000 that were loaded again, though there was memory enough")
                .isZero();
        assertThat(cache.size()).as("size() with 2,000 pages").isEqualTo(2000);
        stayBesideMany();
    }

    /** As many small ones as there is CPU time for: who looks through all of them may do so. */
    private static void stayBesideMany() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        SoftCache<Integer, Object> small = new SoftCache<>();
        int many = 0;
        while (many < 3000
                || many < MANY_SMALL
                        && (many % 100 > 0 || threads.getCurrentThreadCpuTime() - start < SECOND / 2)) {
            small.get(many++, key -> new Object());
        }
        int[] again = new int[1];
        for (int i = 0; i < Math.min(many, 1000); i++) {
            small.get(
                    i,
                    key -> {
                        again[0]++;
                        return new Object();
                    });
        }
        assertThat(again[0])
                .as("loads of the first 1,000 of %,d small values, when they are asked for again", many)
                .isZero();
        assertThat(small.size()).as("size() with %,d small values", many).isEqualTo(many);
    }

    @Test
    @Order(4)
    @DisplayName("when memory is short, whoever needs it can have it")
    @Holds("whoever needs it can have the memory of all values")
    void givesUp() {
        List<WeakReference<Page>> pages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pages.add(new WeakReference<>(page("page " + i)));
        }
        shortage();
        collect();
        for (int i = 0; i < 20; i++) {
            if (!pages.get(i).refersTo(null)) {
                assertCollected("page " + i + ", when memory was short,", pages.get(i));
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("a value that was given up is loaded again, and stays from then on")
    @Holds("a value that was given up is loaded again")
    void loadsAgain() {
        for (int round = 1; round <= 3; round++) {
            for (int i = 0; i < 50; i++) {
                String name = "page " + i;
                Page page = page(name);
                if (page == null) {
                    fail("get(\"%s\") is null after its value was given up", name);
                }
            }
            assertThat(loads).as("loads of 50 pages, all of them given up in between").isEqualTo(50 * round);
            collect();
            for (int i = 0; i < 50; i++) {
                page("page " + i);
            }
            assertThat(loads)
                    .as("loads of 50 pages, with memory enough since they were loaded again")
                    .isEqualTo(50 * round);
            shortage();
        }
    }

    @Test
    @Order(6)
    @DisplayName("a value that somebody holds stays the one, however short memory was")
    @Holds("a value that somebody still holds is the one that get returns")
    void staysWhileHeld() {
        Page held = page("Rome");
        page("Oslo");
        for (int round = 0; round < 3; round++) {
            shortage();
            collect();
            same(held, page("Rome"), "somebody holds the value of \"Rome\", and get() returns another");
        }
        assertThat(loads).as("loads of \"Rome\", which was held, and \"Oslo\"").isEqualTo(2);
        Reference.reachabilityFence(held);
    }

    @Test
    @Order(7)
    @DisplayName("size() is the number of values that are there")
    @Holds("size() is the number of values that are there")
    void size() {
        assertThat(cache.size()).as("size() of a new cache").isZero();
        List<Page> held = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Page page = page("page " + i);
            if (i % 100 == 0) {
                held.add(page);
            }
        }
        assertThat(cache.size()).as("size() with 1,000 pages").isEqualTo(1000);
        shortage();
        collectUntil(() -> cache.size() == 10);
        assertThat(cache.size()).as("size() when 10 of 1,000 were not given up").isEqualTo(10);
        held.forEach(page -> same(page, page(page.name()), page.name() + " is held, and get() returns another"));
        held.clear();
        shortage();
        collectUntil(() -> cache.size() == 0);
        assertThat(cache.size()).as("size() when all were given up").isZero();
    }

    @Test
    @Order(8)
    @DisplayName("5,000 values that were given up leave at most 200,000 bytes")
    @Holds("5,000 of them, once get was called again")
    void leavesLittle() throws Exception {
        for (int i = 0; i < 5000; i++) {
            page("page " + i);
        }
        shortage();
        collect();
        Page other = page("Oslo");
        assertRetainsAtMost(200_000, cache);
        Reference.reachabilityFence(other);
    }

    @Test
    @Order(9)
    @DisplayName("a get() that finds its value makes them be forgotten, too")
    @Holds("once get was called again, whether it had to load or not")
    void findsAndForgets() throws Exception {
        Page held = page("Oslo");
        for (int i = 0; i < 5000; i++) {
            page("page " + i);
        }
        shortage();
        collect();
        if (page("Oslo") != held) {
            return; // what was to be found was lost, which another test tells
        }
        assertRetainsAtMost(200_000, cache);
        Reference.reachabilityFence(held);
    }

    @Test
    @Order(10)
    @DisplayName("null from a loader is returned, and not remembered")
    @Holds("null from a loader is returned")
    void nothingToRemember() {
        Page nothing = get("Rome", key -> null);
        assertThat(nothing).as("get() whose loader returns null").isNull();
        assertThat(cache.size()).as("size() after a loader that returned null").isZero();
        collect();
        assertThat(page("Rome")).as("get() after a loader that returned null").isNotNull();
        assertThat(loads).as("loads after a loader that returned null").isEqualTo(1);
        assertThat(cache.size()).as("size() with one page").isEqualTo(1);
    }

    @Test
    @Order(11)
    @DisplayName("what a loader throws reaches the caller, and is not remembered")
    @Holds("what the loader throws reaches the caller as it is")
    void throwing() {
        throwing(new IllegalStateException("no such page"));
        throwing(new AssertionError("no such page"));
        throwing(new Exception("no such page"));
        throwing(new StackOverflowError());
    }

    private static void throwing(Throwable trouble) {
        cache = new SoftCache<>();
        loads = 0;
        String what = "a loader that threw " + trouble.getClass().getSimpleName();
        Throwable thrown = null;
        try {
            cache.get("Rome", key -> throwAny(trouble));
        } catch (Throwable e) {
            thrown = e;
        }
        if (thrown != trouble) {
            fail(
                    "the loader throws %s, and get() %s",
                    trouble,
                    thrown == null ? "returns" : "throws something else: " + thrown);
        }
        assertThat(cache.size()).as("size() after %s", what).isZero();
        Page page =
                Property.call("get(\"Rome\"), after " + what + ",", () -> cache.get("Rome", SoftCacheTest::load));
        assertThat(page).as("get() after %s", what).isNotNull();
        assertThat(loads).as("loads after %s", what).isEqualTo(1);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> Page throwAny(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    @Order(12)
    @DisplayName("a loader may call get() of the same cache for other keys")
    @Holds("a loader may call get of the same cache")
    void nested() {
        boolean found = Property.call("get(\"30\"), whose loader gets \"29\", and so on", () -> chain(30) != null);
        assertThat(found).as("get(\"30\"), whose loader gets \"29\", and so on, returns a page").isTrue();
        assertThat(cache.size()).as("size() after a loader that loaded 30 others").isEqualTo(31);
        assertThat(loads).as("loads, each of which needs the one before").isEqualTo(31);
        chain(30);
        assertThat(loads).as("loads when all are there").isEqualTo(31);
        shortage();
        collect();
        Property.call("get(\"30\"), when all were given up,", () -> chain(30));
        assertThat(loads).as("loads when all were given up once").isEqualTo(62);
    }

    @Test
    @Order(13)
    @DisplayName("two caches know nothing of each other")
    @Holds("two caches know nothing of each other")
    void areTwo() {
        SoftCache<String, Page> other = new SoftCache<>();
        Page rome = page("Rome");
        assertThat(other.size()).as("size() of a cache that was not used").isZero();
        Page second = new Page("Rome", new byte[10]);
        same(second, other.get("Rome", key -> second), "a cache returns what another has loaded");
        same(rome, page("Rome"), "get(\"Rome\") returns what another cache has loaded");
        Reference.reachabilityFence(rome);
    }

    @Test
    @Order(14)
    @DisplayName("a cache forgets what it gave up, whatever another one was asked before")
    @Holds("two caches know nothing of each other")
    void forgetsBesideAnother() {
        forgetsBesideAnother("size()", SoftCache::size);
        forgetsBesideAnother("a get() that finds its value", other -> other.get("Oslo", SoftCacheTest::load));
        forgetsBesideAnother("a get() that loads", other -> other.get("Rome", SoftCacheTest::load));
        SoftCache<String, Page> other = new SoftCache<>();
        Page held = fillBoth(other, 5000);
        Property.call("size() of another cache", other::size);
        Page found = page("Oslo");
        if (found != held) {
            return; // what was to be found was lost, which another test tells
        }
        assertRetainsAtMost(200_000, cache);
        Reference.reachabilityFence(held);
    }

    private static void forgetsBesideAnother(String call, Function<SoftCache<String, Page>, Object> use) {
        SoftCache<String, Page> other = new SoftCache<>();
        Page held = fillBoth(other, 50);
        Object used = Property.call(call + " of another cache", () -> use.apply(other));
        assertThat(cache.size())
                .as("size() with 1 of 51 values left, after %s of another cache", call)
                .isEqualTo(1);
        Reference.reachabilityFence(held);
        Reference.reachabilityFence(used);
    }

    /** Each has one value that is held, the one that is returned, and so many others that are given up, of equal keys. */
    private static Page fillBoth(SoftCache<String, Page> other, int count) {
        cache = new SoftCache<>();
        Page held = page("Oslo");
        Property.call("get(\"Oslo\") of another cache", () -> other.get("Oslo", key -> held));
        for (int i = 0; i < count; i++) {
            String name = "page " + i;
            page(name);
            if (i < 50) {
                Property.call("get(\"" + name + "\") of another cache", () -> other.get(name, SoftCacheTest::load));
            }
        }
        shortage();
        collect();
        return held;
    }

    private static Page chain(int n) {
        return cache.get(
                "" + n,
                key -> {
                    if (n > 0) {
                        chain(n - 1);
                    }
                    return load(key);
                });
    }

    private static Page page(String name) {
        return get(new StringBuilder(name).toString(), SoftCacheTest::load);
    }

    private static Page get(String name, Function<String, Page> loader) {
        return Property.call("get(\"" + name + "\")", () -> cache.get(name, loader));
    }

    private static Page load(String name) {
        loads++;
        return new Page(new String(name), new byte[100]); // which does not hold the key
    }

    /**
     * The VM gives up everything soft before it says that there is no room for an array of 2 GB;
     * and the heap is as empty after it as it was before.
     */
    private static void shortage() {
        try {
            byte[] tooMuch = new byte[Integer.MAX_VALUE - 8];
            fail("this heap is too large: " + tooMuch.length);
        } catch (OutOfMemoryError expected) {
            // that is what was wanted
        }
    }

    private static void same(Page expected, Page actual, String otherwise) {
        if (actual != expected) {
            fail(otherwise);
        }
    }
}
