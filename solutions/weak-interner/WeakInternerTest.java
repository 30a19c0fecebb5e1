import static heapwise.lab.MemoryAssertions.assertCollected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
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
    void oneIdentity() {
        City first = new City("Rome", 1);
        City second = new City("Rome", 1);
        same(first, cities.intern(first), "intern() of the first does not return the first");
        same(first, cities.intern(second), "intern() of an equal value does not return the first");
        assertThat(cities.size()).as("size()").isEqualTo(1);
    }

    @Test
    @Order(2)
    @DisplayName("different values stay different")
    void differentStayDifferent() {
        City rome = new City("Rome", 1);
        City oslo = new City("Oslo", 2);
        same(rome, cities.intern(rome), "intern() of a new value does not return it");
        same(oslo, cities.intern(oslo), "intern() of another new value does not return it");
        assertThat(cities.size()).as("size()").isEqualTo(2);
        Reference.reachabilityFence(rome);
        Reference.reachabilityFence(oslo);
    }

    @Test
    @Order(3)
    @DisplayName("intern(null) is null")
    void nullIsNull() {
        assertThat(cities.intern(null)).as("intern(null)").isNull();
    }

    @Test
    @Order(4)
    @DisplayName("what is in use stays the one, through every collection")
    void staysWhileUsed() {
        City first = new City("Rome", 1);
        cities.intern(first);
        System.gc();
        System.gc();
        same(
                first,
                cities.intern(new City("Rome", 1)),
                "after two collections an equal value no longer becomes the first, which is in use");
    }

    @Test
    @Order(5)
    @DisplayName("a value that nobody uses can be collected")
    void letsGo() {
        assertCollected("an interned value that nobody uses", internAndForget());
    }

    @Test
    @Order(6)
    @DisplayName("when all values are gone, size() is 0")
    void forgets() throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            cities.intern(new City("city", i));
        }
        for (int round = 0; round < 10 && cities.size() > 0; round++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(cities.size()).as("size() when nobody uses the 1,000 values").isZero();
    }

    @Test
    @Order(7)
    @DisplayName("after its death an equal value is interned anew")
    void startsAnew() throws InterruptedException {
        WeakReference<City> old = internAndForget();
        for (int round = 0; round < 10 && !old.refersTo(null); round++) {
            System.gc();
            Thread.sleep(10);
        }
        City first = cities.intern(new City("Rome", 1));
        same(
                first,
                cities.intern(new City("Rome", 1)),
                "the old value has died; of the next two, the second does not become the first");
    }

    private static void same(City expected, City actual, String otherwise) {
        if (actual != expected) {
            fail(otherwise);
        }
    }

    /** In a method of its own: no local of the test may hold the value. */
    private static WeakReference<City> internAndForget() {
        City city = new City("Rome", 1);
        cities.intern(city);
        return new WeakReference<>(city);
    }
}
