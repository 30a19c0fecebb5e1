import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.collect;
import static heapwise.lab.MemoryAssertions.collectUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class WeakInternerTest {

    /** A value as programs have them: equal by its parts. */
    record City(String name, int zip) {}

    /** Static, so that a failure can name the whole chain from a root. */
    private static WeakInterner<City> cities;

    @BeforeEach
    void start() {
        cities = new WeakInterner<>();
    }

    @AfterEach
    void forget() {
        cities = null;
    }

    @Test
    @Order(1)
    @DisplayName("equal values become the object that was interned first")
    @Holds("returns the object that was interned first")
    void oneIdentity() {
        City first = new City("Rome", 1);
        City second = new City("Rome", 1);
        City third = new City("Rome", 1);
        same(first, intern(first), "intern() of the first does not return the first");
        same(first, intern(second), "intern() of an equal value does not return the first");
        same(first, intern(third), "intern() of a third equal value does not return the first");
        same(first, intern(first), "intern() of the first, again, does not return the first");
        size(1, "interned three that are equal");
        Reference.reachabilityFence(first);
    }

    @Test
    @Order(2)
    @DisplayName("different values stay different, even with equal hash codes")
    @Holds("What is not equal stays apart")
    void differentStayDifferent() {
        City rome = new City("Rome", 1);
        City oslo = new City("Oslo", 2);
        same(rome, intern(rome), "intern() of a new value does not return it");
        same(oslo, intern(oslo), "intern() of another new value does not return it");
        size(2, "two that are different");
        WeakInterner<String> words = new WeakInterner<>();
        for (int round = 0; round < 2; round++) {
            for (String word : new String[] {"Aa", "BB", "AaAa", "BBBB", "AaBB", "", "aa"}) {
                String found = Property.call("intern(\"" + word + "\")", () -> words.intern(word));
                if (found != word) {
                    fail("intern(\"%s\") returns %s, which is another object", word, found);
                }
            }
        }
        assertThat(words.size()).as("size() with 7 different words").isEqualTo(7);
        Reference.reachabilityFence(rome);
        Reference.reachabilityFence(oslo);
    }

    @Test
    @Order(3)
    @DisplayName("intern(null) is null, and is not counted")
    @Holds("intern(null) is null, and is not counted")
    void nullIsNull() {
        assertThat(intern(null)).as("intern(null)").isNull();
        size(0, "null");
        assertThat(intern(null)).as("intern(null), again").isNull();
        City rome = new City("Rome", 1);
        intern(rome);
        size(1, "null and one value");
        Reference.reachabilityFence(rome);
    }

    @Test
    @Order(4)
    @DisplayName("any values, living: the first of those that are equal, and as many as are different")
    @Holds("returns the object that was interned first")
    void any() throws Exception {
        Property.holds(
                100,
                random -> {
                    WeakInterner<Object> interner = new WeakInterner<>();
                    Map<Object, Object> model = new HashMap<>();
                    List<Object> alive = new ArrayList<>();
                    for (int step = random.nextInt(60); step >= 0; step--) {
                        Object value = value(random.nextInt(3), random.nextInt(8));
                        alive.add(value);
                        Object expected = model.computeIfAbsent(value, first -> first);
                        Object found = Property.call("intern(" + value + ")", () -> interner.intern(value));
                        if (found != expected) {
                            fail(
                                    "intern(%s) returns %s and not the first that is equal",
                                    value, found == value ? "it" : found);
                        }
                        if (interner.size() != model.size()) {
                            fail(
                                    "size() is %d with %d different values, all in use",
                                    interner.size(), model.size());
                        }
                    }
                    Reference.reachabilityFence(alive);
                });
    }

    @Test
    @Order(5)
    @DisplayName("what is in use stays the one, through every collection")
    @Holds("As long as somebody uses that object, it stays the one")
    void staysWhileUsed() {
        City first = new City("Rome", 1);
        intern(first);
        for (int round = 0; round < 3; round++) {
            collect();
            same(
                    first,
                    intern(new City("Rome", 1)),
                    "after a collection an equal value no longer becomes the first, which is in use");
        }
        size(1, "one value that is in use");
    }

    @Test
    @Order(6)
    @DisplayName("a value that nobody uses can be collected")
    @Holds("When nobody does, the next collection may take it")
    void letsGo() {
        assertCollected("an interned value that nobody uses", internAndForget());
    }

    @Test
    @Order(7)
    @DisplayName("when all values are gone, size() is 0")
    @Holds("size() is the number of those that live")
    void forgets() {
        for (int i = 0; i < 1000; i++) {
            intern(new City("city", i));
        }
        collectUntil(() -> cities.size() == 0);
        assertThat(cities.size()).as("size() when nobody uses the 1,000 values").isZero();
    }

    @Test
    @Order(8)
    @DisplayName("the dead are forgotten between and behind the living")
    @Holds("be the others dead or alive")
    void forgetsAmongTheLiving() {
        List<City> living = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            City city = intern(new City("city", i));
            if (i % 10 == 0) {
                living.add(city);
            }
        }
        collectUntil(() -> cities.size() == living.size());
        assertThat(cities.size()).as("size() when 100 of 1,000 values are in use").isEqualTo(100);
        for (City city : living) {
            same(city, intern(new City("city", city.zip())), city + " is in use and no longer the one");
        }
        assertThat(cities.size()).as("size() when the 100 were interned again").isEqualTo(100);
    }

    @Test
    @Order(9)
    @DisplayName("20,000 dead leave at most 500,000 bytes in the interner")
    @Holds("20,000 dead leave at most 500,000 bytes")
    void leavesLittle() {
        City living = intern(new City("Rome", 1));
        for (int i = 0; i < 20_000; i++) {
            intern(new City("city", i));
        }
        collectUntil(() -> cities.size() == 1);
        intern(new City("Oslo", 2));
        assertRetainsAtMost(500_000, cities);
        Reference.reachabilityFence(living);
    }

    @Test
    @Order(10)
    @DisplayName("after its death an equal value is interned anew")
    @Holds("After its death an equal value can be interned anew")
    void startsAnew() {
        for (int round = 0; round < 3; round++) {
            assertCollected("an interned value that nobody uses", internAndForget());
            City first = new City("Rome", 1);
            same(first, intern(first), "the old value has died; intern() of a new one does not return it");
            same(
                    first,
                    intern(new City("Rome", 1)),
                    "the old value has died; of the next two, the second does not become the first");
            size(1, "one value that is in use, after the death of an equal one");
        }
    }

    @Test
    @Order(11)
    @DisplayName("two interners have nothing to do with each other")
    @Holds("Two interners have nothing to do with each other")
    void areTwo() {
        City first = new City("Rome", 1);
        City second = new City("Rome", 1);
        WeakInterner<City> others = new WeakInterner<>();
        same(first, intern(first), "intern() of the first does not return the first");
        assertThat(others.size()).as("size() of an interner that was not used").isZero();
        same(second, others.intern(second), "an interner returns what another one has interned");
        same(first, intern(second), "intern() of an equal value does not return the first");
    }

    /** Few hash codes for many values. */
    private record Crowded(int number, String name) {
        @Override
        public int hashCode() {
            return number % 5;
        }
    }

    @Test
    @Order(12)
    @DisplayName("the death of a value takes no other of the same hash code with it")
    @Holds("As long as somebody uses that object, it stays the one")
    void livesBesideTheDead() throws Exception {
        Property.holds(
                5,
                random -> {
                    WeakInterner<Crowded> interner = new WeakInterner<>();
                    List<Crowded> living = new ArrayList<>();
                    Reference<?> last = null;
                    for (int i = 0; i < 100; i++) {
                        Crowded value = interner.intern(new Crowded(i, "value"));
                        if (random.nextInt(3) == 0) {
                            living.add(value);
                        } else {
                            last = new WeakReference<>(value);
                        }
                        value = null;
                    }
                    if (last != null) {
                        assertCollected("an interned value that nobody uses", last);
                    }
                    for (int round = 0; round < 2; round++) {
                        for (Crowded value : living) {
                            Crowded equal = new Crowded(value.number(), "value");
                            if (Property.call("intern(" + equal + ")", () -> interner.intern(equal)) != value) {
                                fail("intern(%s) does not return the first, which is in use, when others of its hash code have died", equal);
                            }
                        }
                        collectUntil(() -> interner.size() == living.size());
                        assertThat(interner.size()).as("size() when " + living.size() + " of 100 values of 5 hash codes are in use").isEqualTo(living.size());
                    }
                    Reference.reachabilityFence(living);
                });
    }

    @Test
    @Order(13)
    @DisplayName("20,000 dead are forgotten whatever is called afterwards")
    @Holds("be they of intern or of size, the interner forgets it")
    void forgetsInAnyCall() {
        City living = new City("Rome", 1);
        forgets(living, "size()", () -> cities.size());
        City[] last = new City[10];
        int[] calls = {0};
        forgets(living, "intern() of values that are new", () -> last[calls[0]++ % 10] = intern(new City("Oslo", calls[0])));
        forgets(living, "intern() of a value that is known", () -> intern(living));
        forgets(living, "intern() of a value, and size(), in turn", () -> calls[0]++ % 2 == 0 ? intern(living) : cities.size());
        Reference.reachabilityFence(living);
        Reference.reachabilityFence(last);
    }

    private static void forgets(City living, String what, Supplier<?> call) {
        cities = new WeakInterner<>();
        intern(living);
        assertCollected("an interned value that nobody uses", internMany(cities, "city"));
        for (int i = 0; i < 500; i++) {
            call.get();
        }
        try {
            assertRetainsAtMost(500_000, cities);
        } catch (AssertionError failure) {
            throw new AssertionError("20,000 values have died, and then came 500 calls, all of them " + what + ": the interner " + failure.getMessage());
        }
    }

    private static Reference<City> internMany(WeakInterner<City> interner, String name) {
        for (int i = 0; i < 20_000; i++) {
            interner.intern(new City(name, i));
        }
        return new WeakReference<>(interner.intern(new City(name, -1)));
    }

    @Test
    @Order(14)
    @DisplayName("calls of one interner do not take the dead of another one")
    @Holds("Two interners have nothing to do with each other")
    void deadOfAnother() {
        WeakInterner<City> others = new WeakInterner<>();
        City living = new City("Rome", 1);
        others.intern(living);
        assertCollected("an interned value that nobody uses", internMany(cities, "city"));
        for (int i = 0; i < 500; i++) {
            others.intern(living);
            others.size();
        }
        assertThat(others.size()).as("size() of the other interner, with one value in use").isEqualTo(1);
        collectUntil(() -> cities.size() == 0);
        assertThat(cities.size()).as("size() when all values are dead, and another interner was used in the meantime").isZero();
        assertRetainsAtMost(500_000, cities);
        Reference.reachabilityFence(living);
    }

    private static Object value(int kind, int number) {
        return switch (kind) {
            case 0 -> new String(new String[] {"Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "", "x"}[number]);
            case 1 -> new City("Rome", number);
            default -> List.of(number);
        };
    }

    private static City intern(City city) {
        return Property.call("intern(" + city + ")", () -> cities.intern(city));
    }

    private static void size(int expected, String of) {
        assertThat(cities.size()).as("size() with " + of).isEqualTo(expected);
    }

    private static void same(City expected, City actual, String otherwise) {
        if (actual != expected) {
            fail(otherwise);
        }
    }

    /** In a method of its own: no local of the test may hold the value. */
    private static WeakReference<City> internAndForget() {
        City city = intern(new City("Rome", 1));
        return new WeakReference<>(city);
    }
}
