import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.OperatingSystemMXBean;
import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
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
    private static final int QUICK = 40_000;

    /** Whether it was seen that an id keeps its object alive, or takes too long: then fewer objects do. */
    private static boolean isRefused;

    private static int many() {
        return few(MANY);
    }

    private static int few(int most) {
        return isRefused ? most / 50 : most;
    }

    /** All equal, and all with the same hash code. */
    record Twin() {}

    /** Has nothing to do with being the same. */
    static final class Unwilling {

        @Override
        public int hashCode() {
            throw new UnsupportedOperationException("hashCode() of an object that has none");
        }

        @Override
        public boolean equals(Object other) {
            throw new UnsupportedOperationException("equals() of an object that has none");
        }
    }

    record Known(Object object, int id, int number) {}

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
    @Holds("The same object always has the same id")
    void isStable() {
        Object object = new Object();
        int id = idOf("an object", object);
        idOf("another object", new Object());
        assertThat(idOf("the first object, again", object)).as("the id, asked again").isEqualTo(id);
        assertThat(idOf("the first object, again", object)).as("the id, asked again").isEqualTo(id);
    }

    @Test
    @Order(2)
    @DisplayName("an id outlives collections, wherever they move the object")
    @Holds("before and after any number of collections")
    void outlivesCollections() {
        Object[] objects = new Object[1000];
        int[] ids = new int[objects.length];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = new Object();
            ids[i] = index.idOf(objects[i]);
            index.idOf(new byte[100]);
        }
        for (int round = 1; round <= 3; round++) {
            collect();
            for (int i = 0; i < objects.length; i++) {
                int now = index.idOf(objects[i]);
                if (now != ids[i]) {
                    fail("object %d of 1,000 had id %d, and has %d after %d collections", i, ids[i], now, 2 * round);
                }
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("an id stays when the object changes: a list grows, a map is filled")
    @Holds("whatever has become of it meanwhile")
    void outlivesChange() throws Exception {
        List<Object> list = new ArrayList<>();
        Map<String, Object> map = new HashMap<>();
        int ofList = idOf("an empty list", list);
        int ofMap = idOf("an empty map", map);
        list.add("grown");
        map.put("filled", list);
        assertThat(idOf("the list, grown", list)).as("the id of a list that grew").isEqualTo(ofList);
        assertThat(idOf("the map, filled", map)).as("the id of a map that was filled").isEqualTo(ofMap);
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        idOf("a list that contains itself", itself);
        Object locked = new Object();
        int ofLocked = idOf("an object", locked);
        synchronized (locked) {
            locked.wait(1); // its header then refers to a monitor
            assertThat(idOf("the object, locked", locked)).as("the id of an object that is locked").isEqualTo(ofLocked);
        }
        assertThat(idOf("the object, unlocked", locked)).as("the id of an object that was locked").isEqualTo(ofLocked);
    }

    @Test
    @Order(4)
    @DisplayName("two objects have two ids, even if they are equal")
    @Holds("not if they are equal")
    void equalIsNotSame() {
        Object[] twins = {
            new String("same text"), new String("same text"), new Twin(), new Twin(), new Twin(),
            new int[0], new int[0], new ArrayList<>(), new ArrayList<>(), new HashSet<>(),
            new WeakReference<>(index), new WeakReference<>(index), index, new IdentityIndex(), String.class, Thread.currentThread(),
            new Unwilling(), new Unwilling(), new Unwilling[1], new BigDecimal("1.5"), new BigDecimal("1.5"), Locale.ROOT
        };
        Map<Integer, Integer> owner = new HashMap<>();
        for (int i = 0; i < twins.length; i++) {
            Integer other = owner.put(idOf("object " + i, twins[i]), i);
            if (other != null) {
                fail("%s and another %s have one id", twins[i].getClass().getSimpleName(), twins[other].getClass().getSimpleName());
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("any objects, asked for in any order")
    @Holds("Two objects never share one")
    void any() throws Exception {
        Property.holds(
                100,
                random -> {
                    List<IdentityIndex> indices = List.of(new IdentityIndex(), new IdentityIndex());
                    List<Map<Object, Integer>> models = List.of(new IdentityHashMap<>(), new IdentityHashMap<>());
                    List<Object> objects = new ArrayList<>();
                    for (int step = random.nextInt(80); step >= 0; step--) {
                        if (objects.isEmpty() || random.nextInt(3) == 0) {
                            objects.add(anyObject(random));
                        }
                        Object object = objects.get(random.nextInt(objects.size()));
                        int which = random.nextInt(2);
                        Map<Object, Integer> model = models.get(which);
                        int id = Property.call("idOf(an object)", () -> indices.get(which).idOf(object));
                        Integer before = model.putIfAbsent(object, id);
                        if (before != null && before != id) {
                            fail("an object had id %d, and %d when it was asked for again", before, id);
                        }
                        if (before == null && model.values().stream().filter(known -> known == id).count() > 1) {
                            fail("two objects have id %d", id);
                        }
                    }
                });
    }

    @Test
    @Order(7)
    @DisplayName("250,000 living objects have 250,000 different ids")
    @Holds({"not if there are 250,000 of them", "takes at most 2 seconds of CPU time"})
    void areUnique() {
        int many = many();
        Object[] objects = new Object[many];
        int[] ids = new int[many];
        long start = cpu();
        for (int i = 0; i < many; i++) {
            objects[i] = i % 5 == 0 ? new Object() : new Twin();
            ids[i] = index.idOf(objects[i]);
            isQuick(i, start);
        }
        Arrays.sort(ids);
        int different = many;
        for (int i = 1; i < many; i++) {
            different -= ids[i] == ids[i - 1] ? 1 : 0;
        }
        assertThat(different).as("different ids of %,d objects", many).isEqualTo(many);
        Reference.reachabilityFence(objects);
    }

    @Test
    @Order(9)
    @DisplayName("an id outlives the death of others, of those with the same hash code, too")
    @Holds("The same object always has the same id")
    void outlivesOthers() {
        int many = many();
        Object[] objects = new Object[many];
        int[] ids = new int[many];
        long start = cpu();
        for (int i = 0; i < many; i++) {
            objects[i] = i % 5 == 0 ? new Object() : new Twin();
            ids[i] = index.idOf(objects[i]);
            isQuick(i, start);
        }
        for (int i = 0; i < many; i++) {
            if (index.idOf(objects[i]) != ids[i]) {
                fail(
                        "object %,d of %,d had id %d, and another one when all had theirs, none of them dead",
                        i, many, ids[i]);
            }
        }
        List<int[]> pairs = sameHash(objects);
        for (int[] pair : pairs) {
            for (int i : new int[] {pair[0], pair[1], pair[0]}) {
                if (index.idOf(objects[i]) != ids[i]) {
                    fail("object %,d had id %d, and another one when one with the same hash code was asked for in turn", i, ids[i]);
                }
            }
        }
        for (int i = 0; i < pairs.size(); i++) {
            objects[pairs.get(i)[i % 2]] = null;
        }
        collect();
        index.idOf(new Object());
        for (int i = 0; i < many; i++) {
            if (objects[i] != null && index.idOf(objects[i]) != ids[i]) {
                fail(
                        "object %,d of %,d had id %d, and another one after %d others had died",
                        i, many, ids[i], pairs.size());
            }
        }
    }

    @Test
    @Order(10)
    @DisplayName("an id is not given again after its object has died")
    @Holds("not if the first is long dead")
    void areNotReused() {
        Map<Integer, Integer> ids = new HashMap<>();
        List<Object> living = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            Object object = new byte[100];
            Integer earlier = ids.put(index.idOf(object), i);
            if (earlier != null) {
                fail("object %d has the id of object %d, which has died or is alive", i, earlier);
            }
            if (i % 10 == 0) {
                living.add(object);
            }
            if (i % 3_000 == 2_999) {
                collect();
            }
        }
        assertThat(ids.size()).as("different ids of 30,000 objects, most of them dead").isEqualTo(30_000);
        Reference.reachabilityFence(living);
        int many = many();
        int[] given = Arrays.copyOf(ids.keySet().stream().mapToInt(id -> id).toArray(), 30_000 + 2 * many);
        Object[] objects = new Object[many];
        long start = cpu();
        for (int i = 0; i < many; i++) {
            objects[i] = new Object();
            given[30_000 + i] = index.idOf(objects[i]);
            isQuick(i, start);
        }
        IdentityIndex another = new IdentityIndex();
        Set<Integer> ofTheFirst = new HashSet<>();
        List<Object> seconds = new ArrayList<>();
        for (int[] pair : sameHash(objects)) {
            ofTheFirst.add(another.idOf(objects[pair[0]]));
            seconds.add(objects[pair[1]]);
        }
        long held = held();
        Arrays.fill(objects, null);
        collect();
        for (Object second : seconds) {
            if (!ofTheFirst.add(another.idOf(second))) {
                fail("a new object has an id that one with the same hash code had, which has died");
            }
        }
        index.idOf(index); // to forget so many at once may take its time
        start = cpu();
        for (int i = 0; i < many; i++) {
            objects[i] = new Object();
            given[30_000 + many + i] = index.idOf(objects[i]);
            isQuick(i, start);
        }
        Arrays.sort(given);
        for (int i = 1; i < given.length; i++) {
            if (given[i] == given[i - 1]) {
                fail("two of %,d objects have had the id %d, and most of them are dead", given.length, given[i]);
            }
        }
        // a weak reference alone has 32 bytes
        long more = held() - held;
        if (many == MANY && more > 32 * many) {
            fail(
                    "%,d objects had an id and are dead, as many others have one, and the heap holds %,d bytes more than before they died",
                    many, more);
        }
        Reference.reachabilityFence(objects);
    }

    @Test
    @Order(6)
    @DisplayName("an object that has an id can be collected")
    @Holds("Having an id keeps nobody alive")
    void keepsNobodyAlive() {
        boolean wasRefused = isRefused;
        isRefused = true;
        assertCollected("an object that has an id", dropped());
        isRefused = wasRefused;
    }

    @Test
    @Order(8)
    @DisplayName("the index forgets the dead: 20,000 of them leave at most 500,000 bytes in it")
    @Holds("of 20,000 dead at most 500,000 bytes are left")
    void forgetsTheDead() {
        Object older = new Object();
        int id = index.idOf(older);
        for (int i = 0; i < few(20_000); i++) {
            index.idOf(new byte[16]);
        }
        Object younger = new Object();
        index.idOf(younger);
        for (int round = 1; ; round++) {
            collect();
            for (int i = 0; i < few(50_000); i++) {
                index.idOf(younger);
            }
            try {
                assertRetainsAtMost(500_000, index);
                break;
            } catch (AssertionError tooMuch) {
                if (round == 2) {
                    throw tooMuch;
                }
            }
        }
        assertThat(index.idOf(older)).as("the id of an object that is older than the dead").isEqualTo(id);
    }

    @Test
    @Order(11)
    @DisplayName("the index forgets the dead among 150,000 others that live, older and younger ones")
    @Holds("also where others that are older and younger live on")
    void forgetsAmongTheLiving() {
        List<Object> living = new ArrayList<>();
        live(living, many() * 3 / 10);
        die(); // now whatever holds the ids is as long as it has to be for so many
        live(living, many() * 3 / 10);
        askAgain(living.subList(0, 1), 600_000);
        long before = held();
        die();
        live(living, 10);
        askAgain(living, 50_000);
        collect();
        askAgain(living, 50_000);
        long left = held() - before;
        if (left > 500_000) {
            fail("20,000 dead among %,d that live leave %,d bytes in the index, allowed are 500,000", living.size(), left);
        }
    }

    @Test
    @Order(12)
    @DisplayName("any objects, any of which die and are followed by others")
    @Holds({"The same object always has the same id", "not if the first is long dead"})
    void anyLives() throws Exception {
        Property.holds(
                3,
                random -> {
                    IdentityIndex own = new IdentityIndex();
                    List<Known> living = new ArrayList<>();
                    Set<Integer> ever = new HashSet<>();
                    for (int wave = 1; wave <= 4; wave++) {
                        for (int more = upTo(isRefused ? 8 : 14, random); more > 0; more--) {
                            Object object = anyObject(random);
                            int id = own.idOf(object);
                            if (!ever.add(id)) {
                                fail("a new object has id %d, as another one has or had that may be dead", id);
                            }
                            living.add(new Known(object, id, ever.size()));
                        }
                        int way = random.nextInt(5);
                        int split = random.nextInt(ever.size() + 1);
                        living.removeIf(
                                known ->
                                        switch (way) {
                                            case 0 -> true;
                                            case 1 -> false;
                                            case 2 -> known.number > split;
                                            case 3 -> known.number <= split;
                                            default -> random.nextBoolean();
                                        });
                        collect();
                        for (Known known : living) {
                            int id = own.idOf(known.object);
                            if (id != known.id) {
                                fail("an object had id %d, and has %d after others came and died %d times", known.id, id, wave);
                            }
                        }
                    }
                });
    }

    @Test
    @Order(13)
    @DisplayName("any objects that have ids can be collected, however many and however often they were asked for")
    @Holds("Having an id keeps nobody alive")
    void keepsNoneAlive() throws Exception {
        for (int most : isRefused ? new int[] {8, 256} : new int[] {8, 256, 80_000}) {
            Property.holds(
                    1,
                    random -> {
                        List<Reference<?>> dropped = dropped(random, most - random.nextInt(most / 8));
                        collect();
                        for (Reference<?> each : dropped) {
                            if (!each.refersTo(null)) {
                                assertCollected("one of %,d objects that have an id".formatted(dropped.size()), each);
                            }
                        }
                    });
        }
    }

    /** Pairs of objects with the same identity hash, by their places: of 250,000 about 14. */
    private static List<int[]> sameHash(Object[] objects) {
        long[] byHash = new long[objects.length];
        for (int i = 0; i < objects.length; i++) {
            byHash[i] = (long) System.identityHashCode(objects[i]) << 32 | i;
        }
        Arrays.sort(byHash);
        List<int[]> pairs = new ArrayList<>();
        for (int at = 1; at < byHash.length; at++) {
            if (byHash[at] >> 32 == byHash[at - 1] >> 32) {
                pairs.add(new int[] {(int) byHash[at - 1], (int) byHash[at]});
                at++;
            }
        }
        return pairs;
    }

    private static void live(List<Object> living, int more) {
        for (int i = 0; i < more; i++) {
            living.add(new Twin());
            index.idOf(living.get(living.size() - 1));
        }
    }

    private static void die() {
        for (int i = 0; i < few(20_000); i++) {
            index.idOf(new byte[16]);
        }
        collect();
    }

    private static void askAgain(List<Object> living, int times) {
        for (int i = 0; i < few(times); i++) {
            index.idOf(living.get(i % living.size()));
        }
    }

    /** Of the heap, once what is dead is out of it: a walk through a large index takes far longer. */
    private static long held() {
        collect();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Object anyObject(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new ArrayList<>();
            case 1 -> new String("same text");
            case 2 -> new byte[random.nextInt(100)];
            case 3 -> new WeakReference<>("referent");
            case 4 -> new Unwilling();
            default -> new Twin();
        };
    }

    /** Of any length in bits. */
    private static int upTo(int bits, Random random) {
        return random.nextInt(1 << 1 + random.nextInt(bits));
    }

    /** Who looks through all that are known is told so before it has taken minutes. */
    private static void isQuick(int asked, long start) {
        if (asked <= QUICK && asked % 1_000 == 0) {
            long millis = (cpu() - start) / 1_000_000;
            if (millis > 2_000) {
                isRefused = true;
                fail("asking for the ids of %,d new objects took %,d ms of CPU time, allowed are 2,000 for %,d", asked, millis, QUICK);
            }
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static int idOf(String what, Object object) {
        return Property.call("idOf(" + what + ")", () -> index.idOf(object));
    }

    private static WeakReference<Object> dropped() {
        Object object = new Object();
        index.idOf(object);
        return new WeakReference<>(object);
    }

    /** Some are asked for more than once, and some while others are. */
    private static List<Reference<?>> dropped(Random random, int count) {
        index = new IdentityIndex();
        List<Reference<?>> dropped = new ArrayList<>();
        Object[] latest = new Object[10];
        for (int i = 0; i < count; i++) {
            Object object = anyObject(random);
            dropped.add(new WeakReference<>(object));
            latest[i % 10] = object;
            index.idOf(object);
            for (int again = random.nextInt(3); again > 0; again--) {
                index.idOf(latest[random.nextInt(Math.min(10, i + 1))]);
            }
        }
        return dropped;
    }
}
