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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
        return isRefused ? 5_000 : MANY;
    }

    /** All equal, and all with the same hash code. */
    record Twin() {}

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
    void outlivesChange() {
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
    }

    @Test
    @Order(4)
    @DisplayName("two objects have two ids, even if they are equal")
    @Holds("not if they are equal")
    void equalIsNotSame() {
        Object[] twins = {
            new String("same text"), new String("same text"), new Twin(), new Twin(), new Twin(),
            new int[0], new int[0], new ArrayList<>(), new ArrayList<>(), new HashSet<>()
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
                    IdentityIndex own = new IdentityIndex();
                    Map<Object, Integer> model = new IdentityHashMap<>();
                    List<Object> objects = new ArrayList<>();
                    for (int step = random.nextInt(80); step >= 0; step--) {
                        if (objects.isEmpty() || random.nextInt(3) == 0) {
                            objects.add(random.nextBoolean() ? new Twin() : new ArrayList<>());
                        }
                        Object object = objects.get(random.nextInt(objects.size()));
                        int id = Property.call("idOf(an object)", () -> own.idOf(object));
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
    @Order(8)
    @DisplayName("250,000 living objects have 250,000 different ids")
    @Holds({"not if there are 250,000 of them", "takes at most 2 seconds of CPU time"})
    void areUnique() {
        int many = many();
        Object[] objects = new Object[many];
        Set<Integer> ids = new HashSet<>();
        long start = cpu();
        for (int i = 0; i < many; i++) {
            objects[i] = new Object();
            ids.add(index.idOf(objects[i]));
            isQuick(i, start);
        }
        assertThat(ids.size()).as("different ids of %,d objects", many).isEqualTo(many);
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
        Map<Integer, Integer> byHash = new HashMap<>();
        List<Integer> dying = new ArrayList<>();
        long start = cpu();
        for (int i = 0; i < many; i++) {
            objects[i] = new Object();
            ids[i] = index.idOf(objects[i]);
            isQuick(i, start);
            Integer twin = byHash.putIfAbsent(System.identityHashCode(objects[i]), i);
            if (twin != null) {
                dying.add(dying.size() % 2 == 0 ? i : twin);
            }
        }
        for (int i = 0; i < many; i++) {
            if (index.idOf(objects[i]) != ids[i]) {
                fail(
                        "object %,d of %,d had id %d, and another one when all had theirs, none of them dead",
                        i, many, ids[i]);
            }
        }
        dying.forEach(i -> objects[i] = null);
        collect();
        index.idOf(new Object());
        for (int i = 0; i < many; i++) {
            if (objects[i] != null && index.idOf(objects[i]) != ids[i]) {
                fail(
                        "object %,d of %,d had id %d, and another one after %d others had died",
                        i, many, ids[i], dying.size());
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
        for (int i = 0; i < 3000; i++) {
            Object object = new byte[100];
            Integer earlier = ids.put(index.idOf(object), i);
            if (earlier != null) {
                fail("object %d has the id of object %d, which has died or is alive", i, earlier);
            }
            if (i % 10 == 0) {
                living.add(object);
            }
            if (i % 300 == 299) {
                collect();
            }
        }
        assertThat(ids.size()).as("different ids of 3,000 objects, most of them dead").isEqualTo(3000);
        Reference.reachabilityFence(living);
        Set<Integer> ofTheDead = new HashSet<>();
        int many = many();
        Object[] objects = new Object[many];
        long start = cpu();
        for (int i = 0; i < many; i++) {
            objects[i] = new Object();
            ofTheDead.add(index.idOf(objects[i]));
            isQuick(i, start);
        }
        Arrays.fill(objects, null);
        collect();
        for (int i = 0; i < many; i++) {
            objects[i] = new Object();
            int id = index.idOf(objects[i]);
            if (ofTheDead.contains(id)) {
                fail("a new object has the id %d, as had one of %,d that have died", id, many);
            }
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
    @Order(7)
    @DisplayName("the index forgets the dead: 20,000 of them leave at most 500,000 bytes in it")
    @Holds("20,000 dead leave at most 500,000 bytes")
    void forgetsTheDead() {
        Object older = new Object();
        int id = index.idOf(older);
        for (int i = 0; i < 20_000; i++) {
            index.idOf(new byte[16]);
        }
        Object younger = new Object();
        index.idOf(younger);
        for (int round = 1; ; round++) {
            collect();
            for (int i = 0; i < 50_000; i++) {
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
}
