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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
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

    private static Object root;

    @BeforeEach
    void start() {
        cities = new WeakInterner<>();
    }

    @AfterEach
    void forget() {
        cities = null;
        root = null;
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
                    for (int step = random.nextInt(90); step >= 0; step--) {
                        Object value = value(random, random.nextInt(8));
                        alive.add(value);
                        Object expected = model.computeIfAbsent(value, first -> first);
                        Object found = Property.call("intern(" + value + ")", () -> interner.intern(value));
                        if (found != expected) {
                            fail(
                                    "intern(%s) of a %s returns %s and not the first that is equal",
                                    value, kind(value), found == value ? "it" : found);
                        }
                        if (interner.size() != model.size()) {
                            fail(
                                    "size() is %d with %d different values, all in use, after intern(%s) of a %s",
                                    interner.size(), model.size(), value, kind(value));
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
        for (int round = 0; round < 12; round++) {
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
        letsGo("intern() of the same object, again", first -> intern(first));
        letsGo("intern() of an equal value", first -> intern(new City("Rome", 1)));
        letsGo("intern() of an equal value 2,000 times", first -> {
            for (int i = 0; i < 2000; i++) {
                intern(new City("Rome", 1));
            }
        });
        letsGo("intern(null)", first -> intern(null));
        letsGo("size()", first -> cities.size());
        City equal = new City("Rome", 1);
        letsGo("intern() of an equal value, which is still in use", first -> intern(equal));
        same(equal, intern(equal), "the first has died; intern() of an equal value that is still in use does not return it");
        size(1, "the equal value, after the death of the first");
    }

    private static void letsGo(String after, Consumer<City> calls) {
        assertCollected("an interned value that nobody uses, after " + after + ",", internAndForget(calls));
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
            if (i % 5000 == 4999) {
                collectUntil(() -> cities.size() == 1);
            }
        }
        for (int i = 0; i < 500; i++) {
            intern(living);
        }
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

    /** A value with one of so many hash codes; with one of its own, in its upper half, where these are 0. */
    private record Value(int number, int codes) implements Comparable<Value> {
        @Override
        public int hashCode() {
            return codes == 0 ? number << 16 : (number % codes) * 0x9E3779B9;
        }

        @Override
        public int compareTo(Value other) {
            return Integer.compare(hashCode(), other.hashCode());
        }
    }

    @Test
    @Order(12)
    @DisplayName("as many values as you like live and die: no death takes another value with it")
    @Holds({"As long as somebody uses that object, it stays the one", "size() is the number of those that live",
        "After its death an equal value can be interned anew", "Two interners have nothing to do with each other"})
    void livesAndDeaths() throws Exception {
        Property.holds(
                1,
                random -> {
                    List<Life> lives = new ArrayList<>();
                    for (int power = 1; power <= 4096; power *= 2) {
                        lives.add(new Life(power + random.nextInt(power), power < 512 ? random.nextInt(9) : 1021));
                        if (power < 512) {
                            lives.add(new Life(power, 1 << random.nextInt(9)));
                        }
                    }
                    lives.add(new Life(260 + random.nextInt(200), 1));
                    lives.add(new Life(66_000 + random.nextInt(9000), 65_537));
                    root = lives;
                    for (int round = 0; round < 3; round++) {
                        List<WeakReference<Object>> dropped = new ArrayList<>();
                        lives.forEach(life -> life.useAndDrop(random, dropped));
                        if (!collectUntil(() -> dropped.stream().allMatch(each -> each.refersTo(null)))) {
                            assertCollected("an interned value that nobody uses, of many in many interners,",
                                    dropped.stream().filter(each -> !each.refersTo(null)).findFirst().get());
                        }
                        lives.forEach(life -> life.check(random));
                    }
                });
    }

    /** An interner, and those of its values that are in use. */
    private static final class Life {
        private final WeakInterner<Object> interner = new WeakInterner<>();
        private final Map<Integer, Object> living = new HashMap<>();
        private final int values;
        private final int codes;

        private Life(int values, int codes) {
            this.values = values;
            this.codes = codes;
        }

        private void useAndDrop(Random random, List<WeakReference<Object>> dropped) {
            for (int number = 0; number < values; number++) {
                intern(number, random.nextInt(20) == 0);
            }
            size(values, "all in use");
            int pattern = random.nextInt(6);
            int other = random.nextInt(values);
            for (Iterator<Map.Entry<Integer, Object>> each = living.entrySet().iterator(); each.hasNext(); ) {
                Map.Entry<Integer, Object> entry = each.next();
                int number = entry.getKey();
                boolean stays = switch (pattern) {
                    case 0 -> false;
                    case 1 -> number == other;
                    case 2 -> number != other;
                    case 3 -> number < other;
                    case 4 -> number > other;
                    default -> random.nextInt(3) == 0;
                };
                if (!stays) {
                    if (dropped.size() < 100 || random.nextInt(values) < 20) {
                        dropped.add(new WeakReference<>(entry.getValue()));
                    }
                    each.remove();
                }
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                interner.intern(new Value(random.nextInt(values), codes));
                interner.intern(null);
            }
        }

        private void check(Random random) {
            int first = random.nextInt(3);
            if (first == 0) {
                size(living.size(), "the others of %,d dead".formatted(values));
            }
            for (int i = 0; i < 3 && first == 1; i++) {
                intern(random.nextInt(values), true);
            }
            for (Integer number : List.copyOf(living.keySet())) {
                if (values < 5000 || number % 10 == first) {
                    intern(number, false);
                }
            }
            size(living.size(), "the others of %,d dead".formatted(values));
            for (int i = 0; i < 3; i++) {
                intern(random.nextInt(values), true);
            }
            size(living.size(), "the others of %,d dead and some interned anew".formatted(values));
        }

        private void intern(int number, boolean again) {
            Object known = living.get(number);
            Object value = new Value(number, codes);
            Object expected = known == null ? value : known;
            if (call(value) != expected) {
                fail("intern(%s) does not return %s, beside %,d others of %,d that are in use",
                        value, known == null ? "it, the only one" : "the first, which is in use", living.size(), values);
            }
            living.put(number, expected);
            if (again && call(new Value(number, codes)) != expected) {
                fail("intern(%s), again, does not return the first, which is in use", value);
            }
        }

        private Object call(Object value) {
            try {
                return interner.intern(value);
            } catch (Exception | StackOverflowError thrown) {
                return Property.call("intern(" + value + ")", () -> { throw thrown; });
            }
        }

        /** The calls that follow a death forget it: not each has to do it at once. */
        private void size(int expected, String of) {
            for (int i = 0; i < 9 && interner.size() != expected; i++) {
                Thread.onSpinWait();
            }
            if (interner.size() != expected) {
                fail("size() is %,d with %,d values in use, %s: some that %s", interner.size(), expected, of,
                        interner.size() < expected ? "live are not counted" : "died are counted");
            }
        }
    }

    @Test
    @Order(13)
    @DisplayName("20,000 dead are forgotten whatever is called afterwards")
    @Holds("be they of intern or of size, the interner forgets it")
    void forgetsInAnyCall() {
        forgets("size()", (interner, values, call) -> interner.size());
        forgets("intern() of values that are new", (interner, values, call) -> interner.intern(values.apply(30_000 + call)));
        forgets("intern() of a value that is known", (interner, values, call) -> interner.intern(values.apply(0)));
        forgets("intern() of values that have died", (interner, values, call) -> interner.intern(values.apply(1000 + call)));
        forgets("intern() of a value, and size(), in turn", (interner, values, call) -> call % 2 == 0 ? interner.intern(values.apply(0)) : interner.size());
    }

    @FunctionalInterface
    private interface Call {
        Object make(WeakInterner<Object> interner, IntFunction<Object> values, int call);
    }

    private static void forgets(String what, Call call) {
        for (IntFunction<Object> values : List.<IntFunction<Object>>of(number -> new City("city", number), number -> new Value(number, 500))) {
            WeakInterner<Object> interner = new WeakInterner<>();
            root = interner;
            Object[] living = new Object[1000];
            assertCollected("an interned value that nobody uses", internMany(interner, values, living));
            for (int i = 0; i < 500; i++) {
                call.make(interner, values, i);
            }
            try {
                assertRetainsAtMost(500_000 + 150 * living.length, interner);
            } catch (AssertionError failure) {
                throw new AssertionError("20,000 values have died beside 1,000 that live, and then came 500 calls, all of them " + what + ": the interner " + failure.getMessage());
            }
            Reference.reachabilityFence(living);
        }
    }

    /** 20,000 that die, between the first and the last, which live as long as the array does. The very last call is of the first. */
    private static <T> Reference<T> internMany(WeakInterner<T> interner, IntFunction<T> values, Object[] living) {
        int half = living.length / 2;
        for (int i = 0; i < 20_000 + living.length; i++) {
            T value = interner.intern(values.apply(i));
            if (i < half || i >= 20_000 + half) {
                living[i < half ? i : i - 20_000] = value;
            }
        }
        Reference<T> dead = new WeakReference<>(interner.intern(values.apply(20_000 + half - 1)));
        interner.intern(values.apply(0));
        return dead;
    }

    @Test
    @Order(14)
    @DisplayName("calls of one interner do not take the dead of another one")
    @Holds("Two interners have nothing to do with each other")
    void deadOfAnother() {
        WeakInterner<City> others = new WeakInterner<>();
        City living = new City("Rome", 1);
        others.intern(living);
        assertCollected("an interned value that nobody uses", internMany(cities, number -> new City("city", number), new Object[0]));
        for (int i = 0; i < 500; i++) {
            others.intern(living);
            others.size();
        }
        assertThat(others.size()).as("size() of the other interner, with one value in use").isEqualTo(1);
        collectUntil(() -> cities.size() == 0);
        assertThat(cities.size()).as("size() when all values are dead, and another interner was used in the meantime").isZero();
        for (int i = 0; i < 500; i++) {
            cities.size();
        }
        assertRetainsAtMost(500_000, cities);
        Reference.reachabilityFence(living);
    }

    /** A constant of an enum, be it empty or with a class of its own. */
    private enum Sign {
        PLUS,
        MINUS {
            @Override
            int apply(int number) {
                return -number;
            }
        };

        int apply(int number) {
            return number;
        }
    }

    private static final Object[] CONSTANTS = {
        Sign.PLUS, Sign.MINUS, Thread.State.NEW, Thread.State.BLOCKED, String.class, City.class, int.class, Sign.class
    };

    /** Of which the library has one of each, or makes one for all. */
    private static final Object[] ONE_OF_EACH = {
        true, false, (byte) 1, 'a', 1, 1L, Optional.empty(), Locale.ROOT
    };

    private static String kind(Object value) {
        return value instanceof Enum<?> constant ? constant.getDeclaringClass().getSimpleName() : value.getClass().getSimpleName();
    }

    /** One of eight, often in another guise than before: what is equal need not be of one class. */
    private static Object value(Random random, int number) {
        return switch (random.nextInt(8)) {
            case 0 -> new String(new String[] {"Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "", "1.0"}[number]);
            case 1 -> new City("Rome", number);
            case 2 -> list(random, number);
            case 3 -> number % 2 == 0 ? Set.of(number) : new HashSet<>(Set.of(number - 1));
            case 4 -> new Value(number, 1 + random.nextInt(2));
            case 5 -> CONSTANTS[number];
            case 6 -> ONE_OF_EACH[number];
            default -> switch (number) {
                case 0 -> Double.valueOf(0.0);
                case 1 -> Double.valueOf(-0.0);
                case 2 -> Double.valueOf(Double.NaN);
                case 3 -> new BigDecimal("1.0");
                case 4 -> new BigDecimal("1.00");
                case 5 -> Long.valueOf(1000);
                case 6 -> Integer.valueOf(1000);
                default -> new int[] {1000};
            };
        };
    }

    private static List<Integer> list(Random random, int number) {
        List<Integer> list = List.of(number);
        return switch (random.nextInt(3)) {
            case 0 -> list;
            case 1 -> new ArrayList<>(list);
            default -> new LinkedList<>(list);
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
        return internAndForget(first -> {});
    }

    private static WeakReference<City> internAndForget(Consumer<City> calls) {
        City city = intern(new City("Rome", 1));
        calls.accept(city);
        return new WeakReference<>(city);
    }
}
