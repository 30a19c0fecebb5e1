import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            for (int i = 0; i < 100; i++) {
                is(get(targets.get(i)), wrappers.get(i), "get(key " + i + " of 100)");
            }
            collect();
        }
        size("100 were put and are held", 100);
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
    }

    @Test
    @Order(2)
    @DisplayName("a value that leads to its key keeps neither of them")
    @Holds("the map keeps no key and no value alive, not even if the value leads to its key")
    void valueLeadsToKey() {
        assertCollected("a key whose value leads to it", dropBoth(true, false));
        assertCollected("a key whose value leads to it, and which leads to its value", dropBoth(true, true));
        size("both entries have died", 0);
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
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Target target = new Target();
            keys.add(target);
            put(target, new Wrapper(target));
        }
        collect();
        size("5,000 values have died, and their keys are held", 0);
        assertRetainsAtMost(100_000, map);
        keys.clear();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Wrapper wrapper = new Wrapper(null);
            values.add(wrapper);
            put(new Target(), wrapper);
        }
        collect();
        Target last = new Target();
        Wrapper its = new Wrapper(null);
        put(last, its);
        assertRetainsAtMost(100_000, map);
        size("5,000 keys have died, their values are held, and one more was put", 1);
        is(get(last), its, "get(a key that was put after 5,000 others have died)");
        Reference.reachabilityFence(values);
    }

    @Test
    @Order(13)
    @DisplayName("after any puts and deaths exactly the living entries are there")
    @Holds("size() counts those of which both are alive")
    void any() throws Exception {
        Property.holds(
                10,
                random -> {
                    MetaMap<Object, Object> any = new MetaMap<>();
                    List<Object> keys = new ArrayList<>();
                    List<Object> values = new ArrayList<>();
                    for (int i = 0; i < 60; i++) {
                        Object value = List.of(i, new Object());
                        int old = keys.isEmpty() ? -1 : random.nextInt(2 * keys.size());
                        if (old >= 0 && old < keys.size()) {
                            any.put(keys.get(old), value);
                            values.set(old, value);
                        } else {
                            Object key = i % 2 == 0 ? new ArrayList<>(List.of(i)) : new Target();
                            any.put(key, value);
                            keys.add(key);
                            values.add(value);
                        }
                        if (random.nextInt(3) == 0) {
                            int dies = random.nextInt(keys.size());
                            keys.remove(dies);
                            values.remove(dies);
                        }
                    }
                    collect();
                    assertThat(any.size()).as("size() after 60 puts").isEqualTo(keys.size());
                    for (int i = 0; i < keys.size(); i++) {
                        assertThat(any.get(keys.get(i)) == values.get(i)).as("whether get(a living key) returns its value").isTrue();
                    }
                    values.clear();
                    collect();
                    assertThat(any.size()).as("size() when all values are gone").isZero();
                    Reference.reachabilityFence(keys);
                });
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
        Property.call(
                "put(key, value)",
                () -> {
                    map.put(key, value);
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
