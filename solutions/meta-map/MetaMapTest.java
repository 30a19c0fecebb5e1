import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class MetaMapTest {

    /** An object that equals every other one, and may lead to its wrapper. */
    private static class Target {
        Wrapper wrapper;

        @Override
        public boolean equals(Object other) {
            return other instanceof Target;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** May lead to its target, and equals every other one. */
    private static class Wrapper {
        final Target target;

        Wrapper(Target target) {
            this.target = target;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Wrapper;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private static final class TouchyTarget extends Target {
        @Override
        public boolean equals(Object other) {
            throw new UnsupportedOperationException("equals() of a key was called");
        }

        @Override
        public int hashCode() {
            throw new UnsupportedOperationException("hashCode() of a key was called");
        }
    }

    private static final class TouchyWrapper extends Wrapper {
        TouchyWrapper(Target target) {
            super(target);
        }

        @Override
        public boolean equals(Object other) {
            throw new UnsupportedOperationException("equals() of a value was called");
        }

        @Override
        public int hashCode() {
            throw new UnsupportedOperationException("hashCode() of a value was called");
        }
    }

    /** Leads to another one. */
    private static final class Node {
        Object other;
    }

    /** Static, so that a failure can name the whole chain from a root. */
    private static MetaMap<Target, Wrapper> map;

    @BeforeEach
    void start() {
        map = new MetaMap<>();
    }

    @AfterEach
    void forget() {
        map = null;
    }

    @Test
    @Order(1)
    @DisplayName("a value is found by its key, as long as both are held")
    @Holds("put(key, value) remembers a value for a key")
    void finds() {
        List<Target> targets = new ArrayList<>();
        List<Wrapper> wrappers = new ArrayList<>();
        size("nothing was put", 0);
        for (int i = 0; i < 100; i++) {
            Target target = new Target();
            Wrapper wrapper = new Wrapper(target);
            is(get(target), null, "get(a key that was never put)");
            put(target, wrapper);
            targets.add(target);
            wrappers.add(wrapper);
            size((i + 1) + " were put", i + 1);
        }
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < targets.size(); i++) {
                is(get(targets.get(i)), wrappers.get(i), "get(key " + i + " of 100)");
            }
            collect();
        }
        size("100 were put and are held", 100);
        for (int i = 100; i < 3_000; i++) {
            targets.add(new Target());
            wrappers.add(new Wrapper(null));
            put(targets.get(i), wrappers.get(i));
        }
        shortage();
        size("3,000 were put and are held, and memory was short", 3_000);
        for (int i = 0; i < 3_000; i++) {
            is(get(targets.get(i)), wrappers.get(i), "get(key " + i + " of 3,000, after memory was short)");
        }
    }

    /** The VM gives up all that is held softly before it says that there is no room for an array of 2 GB. */
    private static void shortage() {
        try {
            byte[] tooMuch = new byte[Integer.MAX_VALUE - 8];
            throw new AssertionError("this heap is too large: " + tooMuch.length);
        } catch (OutOfMemoryError expected) {
            // that is what was wanted
        }
    }

    @Test
    @Order(15)
    @DisplayName("one value may belong to several keys")
    @Holds("put(key, value) remembers a value for a key")
    void oneValueForSeveralKeys() {
        List<Target> targets = List.of(new Target(), new Target(), new Target());
        Wrapper wrapper = new Wrapper(null);
        targets.forEach(target -> put(target, wrapper));
        for (int i = 0; i < 3; i++) {
            is(get(targets.get(i)), wrapper, "get(key " + i + " of three with the same value)");
        }
        size("three keys have the same value", 3);
        Wrapper another = new Wrapper(null);
        put(targets.get(1), another);
        collect();
        is(get(targets.get(1)), another, "get(one of three keys with the same value, which has another one now)");
        is(get(targets.get(2)), wrapper, "get(another of three keys with the same value)");
        size("one of three keys with the same value has another one now", 3);
        for (int keys = 2; keys < 6; keys++) {
            map = new MetaMap<>();
            Target[] some = new Target[keys];
            Arrays.setAll(some, i -> new Target());
            Wrapper[] common = {new Wrapper(null)};
            for (int i = 0; i < keys; i++) {
                put(some[i], common[0]);
            }
            some[keys % 3 == 0 ? keys - 1 : 0] = null;
            collect();
            size("one of %d keys with the same value has died".formatted(keys), keys - 1);
            WeakReference<Wrapper> value = new WeakReference<>(common[0]);
            common[0] = null;
            assertCollected("a value of %d keys".formatted(keys), value);
            size("the value of %d keys has died, after one of them".formatted(keys), 0);
        }
        List<Node> nodes = List.of(new Node(), new Node(), new Node(), new Node());
        MetaMap<Object, Object> many = many();
        for (int i = 0; i < 4; i++) {
            put(many, nodes.get(i), nodes.get((i + 1) % 4));
        }
        put(many, nodes.get(3), nodes.get(3));
        for (int i = 0; i < 4; i++) {
            Node key = nodes.get(i);
            Object found = Property.call("get(key)", () -> many.get(key));
            assertThat(found == nodes.get(Math.min(i + 1, 3))).as("whether get finds the value of key " + i + " of four, each of which is the value of another key").isTrue();
        }
        size("four keys have each other as values", 4);
    }

    @Test
    @Order(2)
    @DisplayName("a value that leads to its key keeps neither of them")
    @Holds("the map keeps no key and no value alive, not even if the value leads to its key")
    void valueLeadsToKey() throws Exception {
        assertCollected("a key whose value leads to it", dropBoth(true, false));
        assertCollected("a key whose value leads to it, and which leads to its value", dropBoth(true, true));
        size("both entries have died", 0);
        Property.holds(
                1,
                random -> {
                    for (int from = 1; from < 1_000; from *= 4) {
                        int entries = from + random.nextInt(3 * from);
                        List<WeakReference<Object>> dropped = dropMany(random, entries);
                        collect();
                        for (WeakReference<Object> each : dropped) {
                            if (!each.refersTo(null)) {
                                assertCollected("a key or a value of " + entries + " entries that lead to each other, and that nobody holds,", each);
                            }
                        }
                        size(entries + " entries that lead to each other have died", 0);
                    }
                });
    }

    /** Each key and value leads to another one of them; the last calls are any. */
    private static List<WeakReference<Object>> dropMany(Random random, int entries) {
        List<Node> nodes = new ArrayList<>();
        List<WeakReference<Object>> dropped = new ArrayList<>();
        MetaMap<Object, Object> many = many();
        for (int i = 0; i < 2 * entries; i++) {
            nodes.add(new Node());
            dropped.add(new WeakReference<>(nodes.get(i)));
        }
        for (int i = 0; i < entries; i++) {
            nodes.get(i).other = nodes.get(random.nextInt(nodes.size()));
            nodes.get(entries + i).other = random.nextBoolean() ? nodes.get(i) : nodes.get(random.nextInt(nodes.size()));
            put(many, nodes.get(i), nodes.get(entries + i));
        }
        Node last = new Node();
        dropped.add(new WeakReference<>(last));
        List<Runnable> calls =
                new ArrayList<>(
                        List.of(
                                () -> many.get(nodes.get(random.nextInt(entries))),
                                () -> many.get(last),
                                () -> put(many, last, nodes.get(random.nextInt(entries))),
                                many::size));
        Collections.shuffle(calls, random);
        calls.forEach(Runnable::run);
        return dropped;
    }

    /** The static one, for keys and values of any kind. */
    @SuppressWarnings("unchecked")
    private static MetaMap<Object, Object> many() {
        return (MetaMap<Object, Object>) (MetaMap<?, ?>) map;
    }

    @Test
    @Order(3)
    @DisplayName("a key that leads to its value keeps neither of them")
    @Holds("or the key to its value")
    void keyLeadsToValue() {
        assertCollected("a key that leads to its value", dropBoth(false, true));
        assertCollected("a key", dropBoth(false, false));
        size("both entries have died", 0);
    }

    @Test
    @Order(4)
    @DisplayName("a value that nobody holds is gone, though its key is held")
    @Holds("and null for a key that is unknown or whose value is gone")
    void valueDies() {
        Target target = new Target();
        assertCollected("a value whose key is held", dropValue(target));
        is(get(target), null, "get(a key whose value is gone)");
        size("the value of the only entry is gone", 0);
        Wrapper again = new Wrapper(target);
        put(target, again);
        is(get(target), again, "get(a key whose value was gone and which was put anew)");
        size("one was put anew", 1);
    }

    @Test
    @Order(5)
    @DisplayName("a key that nobody holds is gone, though its value is held")
    @Holds("the map keeps no key and no value alive")
    void keyDies() {
        Wrapper wrapper = new Wrapper(null);
        assertCollected("a key whose value is held", dropKey(wrapper));
        size("the key of the only entry is gone", 0);
        Reference.reachabilityFence(wrapper);
    }

    @Test
    @Order(6)
    @DisplayName("size() counts the entries of which both are alive, and no others")
    @Holds("an entry is gone when its key or its value is")
    void counts() {
        List<Object> held = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            put4(held);
        }
        collect();
        size("40 were put, of which 10 have lost their key, 10 their value, and 10 both", 10);
        held.clear();
        collect();
        size("all of 40 have died", 0);
    }

    @Test
    @Order(7)
    @DisplayName("keys that are equal are not the same")
    @Holds("keys are the same only if they are the same object")
    void byIdentity() {
        Target first = new Target();
        Target second = new Target();
        Wrapper one = new Wrapper(first);
        Wrapper two = new Wrapper(second);
        put(first, one);
        is(get(second), null, "get(a key that equals another one)");
        put(second, two);
        is(get(first), one, "get(the first of two equal keys)");
        is(get(second), two, "get(the second of two equal keys)");
        size("two equal keys were put", 2);
        first = null;
        one = null;
        collect();
        is(get(second), two, "get(the second of two equal keys, after the death of the first)");
        size("one of two equal keys has died", 1);
    }

    @Test
    @Order(8)
    @DisplayName("equals() and hashCode() of keys and values are not called")
    @Holds("equals and hashCode of keys and values are never called")
    void asksNothing() {
        Target target = new TouchyTarget();
        Wrapper wrapper = new TouchyWrapper(target);
        put(target, new TouchyWrapper(target));
        put(target, wrapper);
        is(get(target), wrapper, "get(a key whose equals() throws)");
        is(get(new TouchyTarget()), null, "get(another key whose equals() throws)");
        collect();
        size("one was put and replaced", 1);
        target = null;
        wrapper = null;
        collect();
        size("the only entry has died", 0);
    }

    @Test
    @Order(9)
    @DisplayName("keys with the same identity hash are not the same")
    @Holds("keys are the same only if they are the same object")
    void sameIdentityHash() {
        List<Target> two = alike();
        Wrapper first = new Wrapper(two.get(0));
        Wrapper second = new Wrapper(two.get(1));
        put(two.get(0), first);
        is(get(two.get(1)), null, "get(a key with the System.identityHashCode of another one)");
        put(two.get(1), second);
        is(get(two.get(0)), first, "get(the first of two keys with one System.identityHashCode)");
        is(get(two.get(1)), second, "get(the second of two keys with one System.identityHashCode)");
        size("two keys with the same System.identityHashCode were put", 2);
    }

    /** Of so many objects, two mostly have the same identity hash, which has 31 bits. */
    private static List<Target> alike() {
        while (true) {
            Map<Integer, Target> byHash = new HashMap<>();
            for (int i = 0; i < 150_000; i++) {
                Target target = new Target();
                Target other = byHash.put(System.identityHashCode(target), target);
                if (other != null) {
                    return List.of(other, target);
                }
            }
        }
    }

    @Test
    @Order(10)
    @DisplayName("a value that was replaced takes nothing with it when it dies")
    @Holds("the death of an earlier value does not take away the one that has replaced it")
    void replaced() {
        Target target = new Target();
        Wrapper wrapper = new Wrapper(target);
        assertCollected("a value that was replaced", replace(target, wrapper));
        is(get(target), wrapper, "get(a key whose earlier value has died)");
        size("a value was replaced and has died", 1);
        collect();
        is(get(target), wrapper, "get(a key whose earlier value has died)");
        put(target, wrapper);
        size("the same value was put once more", 1);
    }

    @Test
    @Order(11)
    @DisplayName("a value that replaces a dead one is found")
    @Holds("whenever that death is noticed")
    void replacesADeadOne() {
        Target target = new Target();
        for (int i = 0; i < 3; i++) {
            WeakReference<Wrapper> dead = dropValue(target);
            collect();
            assertThat(dead.refersTo(null)).as("whether a value that nobody holds is gone").isTrue();
            Wrapper wrapper = new Wrapper(target);
            put(target, wrapper);
            size("a dead value was replaced", 1);
            is(get(target), wrapper, "get(a key whose dead value was replaced)");
            collect();
            size("a dead value was replaced", 1);
            is(get(target), wrapper, "get(a key whose dead value was replaced)");
        }
    }

    @Test
    @Order(16)
    @DisplayName("values that replace some whose death is not known yet are found")
    @Holds("whenever that death is noticed")
    void replacesThoseThatAreDying() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            List<Target> targets = new ArrayList<>();
            List<Wrapper> wrappers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                targets.add(new Target());
                wrappers.add(new Wrapper(null));
                dropValue(targets.get(i));
            }
            WeakReference<Wrapper> first = dropValue(targets.get(0));
            Thread collector = new Thread(() -> collect(), "the one that collects");
            collector.start();
            while (!first.refersTo(null) && collector.isAlive()) {
                Thread.onSpinWait();
            }
            for (int i = 399; i >= 0; i--) {
                put(targets.get(i), wrappers.get(i));
            }
            collector.join();
            collect();
            size("400 dead values were replaced while their references were on the way to a queue", 400);
            for (int i = 0; i < 400; i++) {
                is(get(targets.get(i)), wrappers.get(i), "get(key " + i + " of 400 whose dead values were replaced)");
            }
            map = new MetaMap<>();
        }
    }

    @Test
    @Order(12)
    @DisplayName("5,000 entries that died leave at most 100,000 bytes")
    @Holds("what died is forgotten")
    void leavesLittle() throws Exception {
        List<Object> held = new ArrayList<>();
        put5000(held);
        collect();
        size("of 5,000 entries a third has lost its key, a third its value, and a third both", 0);
        assertRetainsAtMost(100_000, map);
        held.clear();
        Target last = new Target();
        Wrapper its = new Wrapper(null);
        put(last, its);
        put5000(held);
        collect();
        put(last, its);
        assertRetainsAtMost(100_000, map);
        size("5,000 entries have died, and one lives", 1);
        is(get(last), its, "get(a key that was put before 5,000 others have died, and after it)");
        for (int i = 0; i < 5_000; i++) {
            put(last, new Wrapper(last));
        }
        collect();
        put(last, its);
        assertRetainsAtMost(100_000, map);
        size("5,000 values of one key were replaced", 1);
        Reference.reachabilityFence(held);
    }

    /** Of each three, one loses its key, one its value, which may have replaced another one or belong to several keys, and one both. */
    private static void put5000(List<Object> held) {
        Wrapper common = new Wrapper(null);
        for (int i = 0; i < 5_000; i++) {
            Target key = new Target();
            Wrapper value = i % 6 == 4 ? common : new Wrapper(i % 3 == 0 ? null : key);
            if (i % 6 == 1) {
                put(key, new Wrapper(key));
            }
            put(key, value);
            if (i % 3 < 2) {
                held.add(i % 3 == 0 ? value : key);
            }
        }
    }

    @Test
    @Order(13)
    @DisplayName("after any puts and deaths exactly the living entries are there")
    @Holds("size() counts those of which both are alive")
    void any() throws Exception {
        Property.holds(
                12,
                random -> {
                    random.nextLong(); // the first number is nearly the same for seeds that follow each other
                    int steps = (int) Math.pow(2_000, random.nextDouble());
                    List<MetaMap<Object, Object>> maps = List.of(new MetaMap<>(), new MetaMap<>());
                    List<Object[]> rows = new ArrayList<>();
                    List<Object> held = new ArrayList<>();
                    int looks = 1 + random.nextInt(3);
                    for (int step = 1; step <= steps; step++) {
                        step(random, maps, rows, held);
                        if (random.nextInt(steps) < looks || step == steps) {
                            collect();
                            agree(step, maps.get(0), 1, rows);
                            agree(step, maps.get(1), 2, rows);
                        }
                    }
                    rows.clear();
                    collect();
                    agree(steps, maps.get(1), 2, rows);
                    agree(steps, maps.get(0), 1, rows);
                    Reference.reachabilityFence(held);
                });
    }

    /** A row has a key, and the value that it has in each of the two maps. */
    private static void step(Random random, List<MetaMap<Object, Object>> maps, List<Object[]> rows, List<Object> held) {
        if (rows.isEmpty() || random.nextInt(3) == 0) {
            rows.add(new Object[] {anything(random), null, null});
        }
        Object[] row = rows.get(random.nextInt(rows.size()));
        int to = 1 + random.nextInt(2);
        switch (random.nextInt(8)) {
            case 0 -> rows.remove(random.nextInt(rows.size()));
            case 1 -> {
                held.add(row[to] == row[0] ? null : row[to]);
                rows.remove(row);
            }
            case 2 -> {
                Object dies = held.stream().anyMatch(each -> each == row[to]) ? null : row[to];
                for (Object[] each : rows) {
                    each[1] = each[1] == dies && dies != each[0] ? null : each[1];
                    each[2] = each[2] == dies && dies != each[0] ? null : each[2];
                }
            }
            default -> {
                Object[] other = rows.get(random.nextInt(rows.size()));
                Object value = random.nextInt(4) > 0 ? null : random.nextInt(4) == 0 ? row[0] : other[to];
                value = value == null || value == other[0] && other != row ? anything(random) : value;
                put(maps.get(to - 1), row[0], value);
                row[to] = value;
            }
        }
    }

    /** What asks nothing, what throws if it is asked, and what changes its hash code. */
    private static Object anything(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new String("equal");
            case 1 -> new ArrayList<>(List.of(random.nextInt(2)));
            case 2 -> new Target();
            case 3 -> new int[0];
            case 4 -> new Node();
            default -> new TouchyTarget();
        };
    }

    private static void agree(int calls, MetaMap<Object, Object> any, int of, List<Object[]> rows) {
        int living = 0;
        for (int i = 0; i < rows.size(); i++) {
            Object[] row = rows.get(i);
            Object found = Property.call("get(key)", () -> any.get(row[0]));
            if (found != row[of]) {
                throw new AssertionError(
                        "get(a key) after %d puts and deaths in two maps is %s, and must be %s"
                                .formatted(calls, found == null ? "null" : "another value", row[of] == null ? "null" : "its own value"));
            }
            living += row[of] == null ? 0 : 1;
        }
        assertThat(Property.call("size()", any::size)).as("size() after " + calls + " puts and deaths in two maps").isEqualTo(living);
    }

    @Test
    @Order(14)
    @DisplayName("two maps know nothing of each other")
    @Holds("two maps know nothing of each other")
    void areTwo() {
        MetaMap<Target, Wrapper> other = new MetaMap<>();
        Target target = new Target();
        Wrapper here = new Wrapper(target);
        Wrapper there = new Wrapper(target);
        put(target, here);
        assertThat(other.get(target)).as("get(a key that was put into another map)").isNull();
        other.put(target, there);
        is(get(target), here, "get(a key that has another value in another map)");
        assertThat(other.get(target) == there).as("whether the other map finds its own value").isTrue();
        size("one was put, and one into another map", 1);
    }

    private static void put(Target key, Wrapper value) {
        put(map, key, value);
    }

    private static <K, V> void put(MetaMap<K, V> into, K key, V value) {
        Property.call(
                "put(key, value)",
                () -> {
                    into.put(key, value);
                    return null;
                });
    }

    private static Wrapper get(Target key) {
        return Property.call("get(key)", () -> map.get(key));
    }

    private static void is(Wrapper found, Wrapper expected, String call) {
        if (found != expected) {
            throw new AssertionError(call + " is " + name(found, expected) + ", and must be " + name(expected, expected));
        }
    }

    private static String name(Wrapper wrapper, Wrapper own) {
        return wrapper == null ? "null" : wrapper == own ? "its own value" : "another value";
    }

    private static void size(String when, int expected) {
        int size = Property.call("size()", () -> map.size());
        assertThat(size).as("size() when " + when).isEqualTo(expected);
    }

    /** In a method of its own, as the next ones: no local of the test may hold key or value. */
    private static WeakReference<Target> dropBoth(boolean valueLeads, boolean keyLeads) {
        Target target = new Target();
        Wrapper wrapper = new Wrapper(valueLeads ? target : null);
        target.wrapper = keyLeads ? wrapper : null;
        put(target, wrapper);
        is(get(target), wrapper, "get(a key that was just put)");
        return new WeakReference<>(target);
    }

    private static WeakReference<Wrapper> dropValue(Target target) {
        Wrapper wrapper = new Wrapper(target);
        put(target, wrapper);
        is(get(target), wrapper, "get(a key that was just put)");
        return new WeakReference<>(wrapper);
    }

    private static WeakReference<Target> dropKey(Wrapper wrapper) {
        Target target = new Target();
        put(target, wrapper);
        is(get(target), wrapper, "get(a key that was just put)");
        return new WeakReference<>(target);
    }

    private static WeakReference<Wrapper> replace(Target target, Wrapper later) {
        Wrapper wrapper = new Wrapper(target);
        put(target, wrapper);
        put(target, later);
        is(get(target), later, "get(a key whose value was replaced)");
        return new WeakReference<>(wrapper);
    }

    /** Puts four entries: one lives on, one loses its key, one its value, one both. */
    private static void put4(List<Object> held) {
        Target key = new Target();
        Wrapper value = new Wrapper(null);
        put(key, value);
        held.add(key);
        held.add(value);
        Wrapper keyless = new Wrapper(null);
        put(new Target(), keyless);
        held.add(keyless);
        Target valueless = new Target();
        put(valueless, new Wrapper(valueless));
        held.add(valueless);
        put(new Target(), new Wrapper(null));
    }
}
