import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.collect;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class LeakDetectorTest {

    /** A resource that equals every other one. */
    private static class Resource {
        @Override
        public boolean equals(Object other) {
            return other instanceof Resource;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** A resource that must not be asked. */
    private static final class Touchy extends Resource {
        @Override
        public boolean equals(Object other) {
            throw new UnsupportedOperationException("equals() of a resource was called");
        }

        @Override
        public int hashCode() {
            throw new UnsupportedOperationException("hashCode() of a resource was called");
        }
    }

    /** Static, so that a failure can name the whole chain from a root. */
    private static LeakDetector<Resource> detector;

    @BeforeEach
    void start() {
        detector = new LeakDetector<>();
    }

    @AfterEach
    void forget() {
        detector = null;
    }

    @Test
    @Order(1)
    @DisplayName("what died without closed() is reported")
    @Holds("leaks() returns the places of those")
    void reports() {
        assertCollected("a tracked resource", lose("here"));
        found("one resource was lost", "here");
        for (int i = 0; i < 5; i++) {
            lose("place " + i);
        }
        collect();
        found("five were lost", "place 0", "place 1", "place 2", "place 3", "place 4");
    }

    @Test
    @Order(2)
    @DisplayName("each leak is reported once, and a place twice where two were lost")
    @Holds("each leak is reported once")
    void once() {
        lose("here");
        lose("here");
        lose("there");
        collect();
        found("two were lost here and one there", "here", "here", "there");
        collect();
        found("nothing was lost since the last leaks()");
        lose("here");
        collect();
        found("one was lost here since the last leaks()", "here");
    }

    @Test
    @Order(3)
    @DisplayName("what was closed is not reported")
    @Holds("a resource after closed(resource), and one that is still alive, is not reported")
    void closed() {
        useAndClose("closed 1");
        lose("lost");
        useAndClose("closed 2");
        collect();
        found("one of three was not closed", "lost");
        collect();
        found("nothing was lost since the last leaks()");
    }

    @Test
    @Order(4)
    @DisplayName("what is alive is not reported, until it dies")
    @Holds("and one that is still alive, is not reported")
    void alive() {
        List<Resource> used = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Resource resource = new Resource();
            track(resource, "place " + i);
            used.add(resource);
        }
        found("ten are alive");
        collect();
        found("ten are alive after a collection");
        used.subList(2, 10).clear();
        close(used.get(1));
        collect();
        found("eight of ten died", "place 2", "place 3", "place 4", "place 5", "place 6", "place 7", "place 8", "place 9");
        used.clear();
        collect();
        found("of the last two one was closed", "place 0");
    }

    @Test
    @Order(5)
    @DisplayName("the detector keeps no resource alive")
    @Holds("the detector keeps no resource alive")
    void keepsNothing() {
        assertCollected("a tracked resource", lose("here"));
        assertCollected("a resource that was tracked and closed", useAndClose("here"));
    }

    @Test
    @Order(6)
    @DisplayName("resources that are equal are not the same")
    @Holds("resources are the same only if they are the same object")
    void byIdentity() {
        Resource first = new Resource();
        Resource second = new Resource();
        track(first, "first");
        track(second, "second");
        close(second);
        close(new Resource());
        lose("third");
        collect();
        found("the third of three equal ones was lost", "third");
        Reference.reachabilityFence(second);
        first = null;
        collect();
        found("the first of three equal ones was lost, the second closed", "first");
    }

    @Test
    @Order(7)
    @DisplayName("equals() and hashCode() of a resource are not called")
    @Holds("their equals and hashCode are never called")
    void asksNothing() {
        touchy(true);
        touchy(false);
        collect();
        found("one of two was not closed", "touchy");
    }

    @Test
    @Order(14)
    @DisplayName("resources with the same identity hash are not the same")
    @Holds("resources are the same only if they are the same object")
    void sameIdentityHash() {
        Resource[] two = alike();
        List<Alike> all = new ArrayList<>();
        for (int length = 1; length <= 4; length++) {
            for (int calls = 0; calls < 1 << 2 * length; calls++) {
                Alike each = new Alike(two);
                for (int i = length - 1; i >= 0; i--) {
                    each.call(calls >> 2 * i & 3);
                }
                all.add(each);
            }
        }
        two[1] = null;
        collect();
        for (int i = 0; i < all.size(); i++) {
            if (i % 3 > 0) {
                all.get(i).call(2 * (i % 3 - 1)); // track(a) or closed(a)
            }
            all.get(i).dies(1, "b has died");
        }
        two[0] = null;
        collect();
        all.forEach(each -> each.dies(0, "b was reported, and a has died as well"));
    }

    /** A detector of two resources with the same identity hash, and the place of either while it is open. */
    private static final class Alike {
        private final LeakDetector<Resource> own = new LeakDetector<>();
        private final Resource[] two;
        private final String[] places = new String[2];
        private String calls = "";

        Alike(Resource[] two) {
            this.two = two;
        }

        /** 0 and 1 track the first or second, 2 and 3 close it. */
        void call(int kind) {
            detector = own;
            int which = kind & 1;
            String name = List.of("a", "b").get(which);
            if (kind < 2) {
                String place = name + calls.length();
                calls += " track(" + name + ", \"" + place + "\")";
                track(two[which], place);
                places[which] = places[which] == null ? place : places[which];
            } else {
                calls += " closed(" + name + ")";
                close(two[which]);
                places[which] = null;
            }
        }

        void dies(int which, String when) {
            detector = own;
            found(when + ", which have the same System.identityHashCode, after" + calls, places[which] == null ? new String[0] : new String[] {places[which]});
            places[which] = null;
        }
    }

    /** Of so many objects, two mostly have the same identity hash, which has 31 bits. */
    private static Resource[] alike() {
        while (true) {
            Map<Integer, Resource> byHash = new HashMap<>();
            for (int i = 0; i < 150_000; i++) {
                Resource resource = new Resource();
                Resource other = byHash.put(System.identityHashCode(resource), resource);
                if (other != null) {
                    return new Resource[] {other, resource};
                }
            }
        }
    }

    @Test
    @Order(8)
    @DisplayName("a resource that is tracked twice counts once, with its first place")
    @Holds("to track a resource that is tracked changes nothing")
    void twice() {
        loseTwice();
        collect();
        found("one was tracked twice and lost", "first");
        closeTwice();
        collect();
        found("one was tracked twice and closed");
    }

    @Test
    @Order(9)
    @DisplayName("closed() of one that is not tracked does nothing")
    @Holds("closed of one that is not tracked does nothing")
    void notTracked() {
        Resource stranger = new Resource();
        close(stranger);
        close(stranger);
        lose("here");
        close(stranger);
        collect();
        found("one was lost, and a stranger closed", "here");
        Reference.reachabilityFence(stranger);
    }

    @Test
    @Order(10)
    @DisplayName("after closed() a resource can be tracked anew")
    @Holds("after closed a resource can be tracked anew")
    void anew() {
        reuse(true);
        reuse(false);
        collect();
        found("one of two was used a second time and not closed", "again");
        collect();
        found("nothing was lost since the last leaks()");
    }

    @Test
    @Order(11)
    @DisplayName("5,000 that were closed leave at most 100,000 bytes")
    @Holds("what was closed or reported is forgotten")
    void closedLeaveLittle() {
        for (int i = 0; i < 5000; i++) {
            useAndClose("place " + i);
        }
        collect();
        found("all of 5,000 were closed");
        assertRetainsAtMost(100_000, detector);
        lose("last");
        collect();
        found("one was lost after 5,000 that were closed", "last");
    }

    @Test
    @Order(15)
    @DisplayName("5,000 that were reported leave at most 100,000 bytes")
    @Holds("what was closed or reported is forgotten")
    void reportedLeaveLittle() {
        int lost = 0;
        for (int i = 0; i < 5000; i++) {
            lose("place " + i);
            if (i % 1000 == 0) {
                collect();
                lost += leaks().size();
            }
        }
        collect();
        lost += leaks().size();
        assertThat(lost).as("leaks among 5,000 that were lost").isEqualTo(5000);
        assertRetainsAtMost(100_000, detector);
    }

    @Test
    @Order(20)
    @DisplayName("however many died at once, one leaks() reports them all")
    @Holds("leaks() returns the places of those")
    void manyAtOnce() {
        for (int many : new int[] {50, 500, 5000}) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                if (i % 5 == 0) {
                    useAndClose("closed " + i);
                } else {
                    String place = "place " + i % 1000;
                    lose(place);
                    expected.add(place);
                }
            }
            collect();
            List<String> found = new ArrayList<>(leaks());
            if (found.size() != expected.size()) {
                fail("%,d were lost at once, and leaks() reports %,d of them", expected.size(), found.size());
            }
            found.sort(null);
            expected.sort(null);
            assertThat(found).as("leaks() when %,d were lost at once", expected.size()).isEqualTo(expected);
            found("nothing was lost since the last leaks()");
            assertRetainsAtMost(100_000, detector);
        }
    }

    @Test
    @Order(16)
    @DisplayName("a leak waits until it is asked for, whatever is tracked before")
    @Holds("leaks() returns the places of those")
    void waitsUntilAsked() {
        lose("early");
        collect();
        List<Resource> used = List.of(new Resource(), new Resource());
        used.forEach(each -> track(each, "used"));
        found("one had died before others were tracked", "early");
        Reference.reachabilityFence(used);
    }

    @Test
    @Order(19)
    @DisplayName("a leak waits until it is asked for, whatever is closed before")
    @Holds("leaks() returns the places of those")
    void waitsWhileOthersAreClosed() {
        Resource used = new Resource();
        track(used, "used");
        lose("early");
        collect();
        close(new Resource());
        close(used);
        found("one had died before others were closed", "early");
    }

    @Test
    @Order(17)
    @DisplayName("a list that was returned stays as it was")
    @Holds("a list that was returned stays as it was")
    void listsStay() {
        lose("first");
        collect();
        List<String> first = Property.call("leaks()", () -> detector.leaks());
        lose("second");
        collect();
        found("one was lost since the last leaks()", "second");
        found("nothing was lost since the last leaks()");
        assertThat(first).as("the first list that leaks() returned, after two more calls").containsExactly("first");
    }

    @Test
    @Order(18)
    @DisplayName("closed() closes one of several that were opened at the same place")
    @Holds("a resource after closed(resource), and one that is still alive, is not reported")
    void samePlace() {
        String place = "here";
        loseTwoOfThree(place);
        collect();
        found("three were opened here, and one of them closed", place, place);
    }

    private static void loseTwoOfThree(String place) {
        List<Resource> three = List.of(new Resource(), new Resource(), new Resource());
        three.forEach(each -> track(each, place));
        close(three.get(1));
    }

    @Test
    @Order(12)
    @DisplayName("of any resources exactly those are reported that died open")
    @Holds("leaks() returns the places of those")
    void any() throws Exception {
        Property.holds(
                10,
                random -> {
                    LeakDetector<Object> any = new LeakDetector<>();
                    List<Object> used = new ArrayList<>();
                    List<String> expected = new ArrayList<>();
                    for (int i = 0; i < 60; i++) {
                        String place = List.of("", " ", " here\n", "\u00fcberall", "place", "place 1").get(random.nextInt(6));
                        Object resource = i % 2 == 0 ? new ArrayList<>(List.of(i)) : new Resource();
                        any.track(resource, place);
                        switch (random.nextInt(3)) {
                            case 0 -> used.add(resource);
                            case 1 -> any.closed(resource);
                            default -> expected.add(place);
                        }
                    }
                    used.forEach(each -> { if (each instanceof ArrayList<?> list) list.clear(); });
                    collect();
                    assertThat(any.leaks()).as("leaks() among 60").containsExactlyInAnyOrderElementsOf(expected);
                    used.forEach(any::closed);
                    used.clear();
                    collect();
                    assertThat(any.leaks()).as("leaks() when all others were closed").isEmpty();
                });
    }

    @Test
    @Order(13)
    @DisplayName("two detectors know nothing of each other")
    @Holds("two detectors know nothing of each other")
    void areTwo() {
        LeakDetector<Resource> other = new LeakDetector<>();
        lose("here");
        Resource both = new Resource();
        track(both, "both");
        other.track(both, "other");
        other.closed(both);
        both = null;
        collect();
        assertThat(other.leaks()).as("leaks() of a detector whose only resource was closed").isEmpty();
        found("two were lost, one of them known to another detector as closed", "here", "both");
    }

    private static void track(Resource resource, String place) {
        Property.call(
                "track(resource, \"" + place + "\")",
                () -> {
                    detector.track(resource, place);
                    return null;
                });
    }

    private static void close(Resource resource) {
        Property.call(
                "closed(resource)",
                () -> {
                    detector.closed(resource);
                    return null;
                });
    }

    private static List<String> leaks() {
        return Property.call("leaks()", () -> List.copyOf(detector.leaks()));
    }

    private static void found(String when, String... places) {
        List<String> found = new ArrayList<>(leaks());
        List<String> expected = new ArrayList<>(List.of(places));
        found.sort(null);
        expected.sort(null);
        if (!found.equals(expected)) {
            fail("leaks() is %s when %s, and must be %s", found, when, expected);
        }
    }

    /** In a method of its own, as the next ones: no local of the test may hold the resource. */
    private static WeakReference<Resource> lose(String place) {
        Resource resource = new Resource();
        track(resource, place);
        return new WeakReference<>(resource);
    }

    private static WeakReference<Resource> useAndClose(String place) {
        Resource resource = new Resource();
        track(resource, place);
        close(resource);
        return new WeakReference<>(resource);
    }

    private static void touchy(boolean closes) {
        Resource resource = new Touchy();
        track(resource, "touchy");
        track(resource, "touchy again");
        if (closes) {
            close(resource);
        }
    }

    private static void loseTwice() {
        Resource resource = new Resource();
        track(resource, "first");
        track(resource, "second");
    }

    private static void closeTwice() {
        Resource resource = new Resource();
        track(resource, "first");
        track(resource, "second");
        close(resource);
        close(resource);
    }

    private static void reuse(boolean closes) {
        Resource resource = new Resource();
        track(resource, "once");
        close(resource);
        track(resource, "again");
        if (closes) {
            close(resource);
        }
    }
}
