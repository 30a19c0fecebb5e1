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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class EventBusTest {

    /** An owner that equals every other one. */
    private static class Owner {
        final String name;

        Owner(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Owner;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** An owner that must not be asked. */
    private static final class Touchy extends Owner {
        Touchy() {
            super("touchy");
        }

        @Override
        public boolean equals(Object other) {
            throw new UnsupportedOperationException("equals() of an owner was called");
        }

        @Override
        public int hashCode() {
            throw new UnsupportedOperationException("hashCode() of an owner was called");
        }
    }

    /** Static, so that a failure can name the whole chain from a root. */
    private static EventBus<String> bus;

    private static List<String> heard;

    @BeforeEach
    void start() {
        bus = new EventBus<>();
        heard = new ArrayList<>();
    }

    @AfterEach
    void forget() {
        bus = null;
    }

    /** A handler that captures, so that nobody else holds it. */
    private static BiConsumer<Owner, String> noting(String note) {
        return (owner, event) -> heard.add(owner.name + note + " " + event);
    }

    private static void subscribe(Owner owner, BiConsumer<Owner, String> handler) {
        Property.call(
                "subscribe(" + owner.name + ", handler)",
                () -> {
                    bus.subscribe(owner, handler);
                    return null;
                });
    }

    private static void unsubscribe(Owner owner) {
        Property.call(
                "unsubscribe(" + owner.name + ")",
                () -> {
                    bus.unsubscribe(owner);
                    return null;
                });
    }

    private static void publish(String event) {
        Property.call(
                "publish(\"" + event + "\")",
                () -> {
                    bus.publish(event);
                    return null;
                });
    }

    private static void assertHeard(String when, String... expected) {
        assertThat(heard).as("who heard what, " + when).containsExactly(expected);
        heard.clear();
    }

    @Test
    @Order(1)
    @DisplayName("each handler is called with its owner and the event, in order")
    @Holds("publish(event) calls each handler with its owner and the event")
    void callsInOrder() {
        publish("nobody");
        assertHeard("on a bus without subscriptions");
        List<Owner> owners = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Owner owner = new Owner("owner " + i);
            owners.add(owner);
            subscribe(owner, noting(""));
            expected.add(owner.name + " a");
        }
        publish("a");
        assertHeard("of twenty owners", expected.toArray(new String[0]));
        publish("b");
        assertThat(heard).as("who heard the second event").hasSize(20);
        Reference.reachabilityFence(owners);
    }

    @Test
    @Order(2)
    @DisplayName("an owner that has subscribed several times is called as often")
    @Holds("an owner that has subscribed several times is called as often")
    void callsAsOften() {
        Owner first = new Owner("first");
        Owner second = new Owner("second");
        BiConsumer<Owner, String> same = noting(" again");
        subscribe(first, same);
        subscribe(second, same);
        subscribe(first, same);
        subscribe(first, noting(" other"));
        publish("a");
        assertHeard(
                "when the first owner has subscribed three times, and the second in between",
                "first again a",
                "second again a",
                "first again a",
                "first other a");
        assertThat(bus.size()).as("size() with four subscriptions of two owners").isEqualTo(4);
        Reference.reachabilityFence(first);
        Reference.reachabilityFence(second);
    }

    @Test
    @Order(3)
    @DisplayName("the bus keeps no owner alive")
    @Holds("the bus keeps no owner alive")
    void keepsNoOwner() {
        assertCollected("an owner that has subscribed", subscribeAndDrop());
        WeakReference<Owner> called = subscribeAndDrop();
        publish("a");
        assertCollected("an owner that was called", called);
        assertCollected("an owner that has unsubscribed", subscribeAndUnsubscribe());
        assertCollected("an owner to which the exception of its handler leads", throwAndDrop());
        heard.clear();
        publish("b");
        assertHeard("when all owners are dead");
    }

    /** In a method of its own: no local of the test may hold the owner. */
    private static WeakReference<Owner> subscribeAndDrop() {
        Owner owner = new Owner("dropped");
        subscribe(owner, (self, event) -> heard.add(self.name + " " + event));
        return new WeakReference<>(owner);
    }

    private static WeakReference<Owner> subscribeAndUnsubscribe() {
        Owner owner = new Owner("unsubscribed");
        subscribe(owner, noting(""));
        unsubscribe(owner);
        return new WeakReference<>(owner);
    }

    private static WeakReference<Owner> throwAndDrop() {
        Owner owner = new Owner("thrown");
        subscribe(
                owner,
                (self, event) -> {
                    throw new Trouble(self);
                });
        try {
            bus.publish("trouble");
        } catch (Trouble expected) {
            return new WeakReference<>(owner);
        }
        throw new AssertionError("a handler threw, and publish() returns as if nothing had happened");
    }

    /** An exception that leads to an owner. */
    private static final class Trouble extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Owner owner;

        Trouble(Owner owner) {
            super("trouble of " + owner.name);
            this.owner = owner;
        }
    }

    @Test
    @Order(4)
    @DisplayName("a handler that only the bus holds is called as long as its owner lives")
    @Holds("a handler is called, even if nobody but the bus holds the handler")
    void keepsHandlers() {
        Owner owner = new Owner("owner");
        subscribe(owner, noting(""));
        subscribe(owner, noting(" too"));
        collect();
        publish("a");
        assertHeard("after a collection, when only the owner is held", "owner a", "owner too a");
        collect();
        publish("b");
        assertHeard("after one more collection", "owner b", "owner too b");
        Reference.reachabilityFence(owner);
    }

    @Test
    @Order(5)
    @DisplayName("after a death, publish() forgets handlers")
    @Holds("the next call of subscribe, publish or size forgets its subscriptions")
    void publishForgets() {
        handlerDies("publish()", () -> publish("a"));
    }

    @Test
    @Order(6)
    @DisplayName("after a death, subscribe() and size() forget handlers")
    @Holds("the next call of subscribe, publish or size forgets its subscriptions")
    void othersForget() {
        handlerDies("size()", () -> bus.size());
        Owner living = new Owner("living");
        handlerDies("subscribe()", () -> subscribe(living, noting("")));
        Reference.reachabilityFence(living);
    }

    private static void handlerDies(String call, Runnable action) {
        WeakReference<Object> payload = subscribeWithPayload(false);
        collect();
        action.run();
        assertCollected("what the handler of a dead owner held, after " + call, payload);
        WeakReference<Object> called = subscribeWithPayload(true);
        collect();
        action.run();
        assertCollected("what a handler held that was called before its owner died, after " + call, called);
    }

    private static WeakReference<Object> subscribeWithPayload(boolean called) {
        Object payload = new Object();
        Owner owner = new Owner("dropped");
        subscribe(owner, (self, event) -> heard.add(self.name + " " + event + payload));
        if (called) {
            publish("while it lives");
        }
        Reference.reachabilityFence(owner);
        return new WeakReference<>(payload);
    }

    @Test
    @Order(7)
    @DisplayName("5,000 dead owners leave nothing behind")
    @Holds("5,000 dead owners leave at most 80,000 bytes then")
    void leavesNothing() {
        Owner living = new Owner("living");
        subscribe(living, noting(""));
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 1000; j++) {
                subscribeAndDrop();
            }
            collect();
            publish("a");
        }
        heard.clear();
        assertRetainsAtMost(80_000, bus);
        publish("b");
        assertHeard("when 5,000 have died, and one lives", "living b");
        for (int i = 0; i < 5000; i++) {
            subscribeAndDrop();
        }
        collect();
        publish("c");
        assertRetainsAtMost(80_000, bus);
        Reference.reachabilityFence(living);
    }

    @Test
    @Order(8)
    @DisplayName("size() counts the subscriptions of the living")
    @Holds("size() returns the number of subscriptions whose owners have not been collected")
    void counts() {
        assertThat(bus.size()).as("size() of a new bus").isZero();
        Owner living = new Owner("living");
        subscribeAndDrop();
        subscribe(living, noting(""));
        subscribeAndDrop();
        subscribe(living, noting(""));
        subscribeAndDrop();
        collect();
        assertThat(bus.size()).as("size() with two subscriptions of a living owner, and three of dead ones between them").isEqualTo(2);
        publish("a");
        assertHeard("when three of five are dead", "living a", "living a");
        unsubscribe(living);
        assertThat(bus.size()).as("size() when the last owner has unsubscribed").isZero();
        Reference.reachabilityFence(living);
    }

    @Test
    @Order(9)
    @DisplayName("unsubscribe() ends all subscriptions of that owner, and of no other")
    @Holds("unsubscribe(owner) ends all subscriptions of this owner")
    void unsubscribes() {
        Owner first = new Owner("first");
        Owner second = new Owner("second");
        subscribe(first, noting(""));
        subscribe(second, noting(""));
        subscribe(first, noting(" too"));
        unsubscribe(new Owner("stranger"));
        publish("a");
        assertHeard("after unsubscribe() of one that is equal, and has not subscribed", "first a", "second a", "first too a");
        unsubscribe(first);
        unsubscribe(first);
        publish("b");
        assertHeard("after unsubscribe() of the first of two", "second b");
        subscribe(first, noting(" anew"));
        publish("c");
        assertHeard("when the first has subscribed again", "second c", "first anew c");
        Reference.reachabilityFence(second);
    }

    @Test
    @Order(10)
    @DisplayName("equals() and hashCode() of an owner are not called")
    @Holds("their equals and hashCode are never called")
    void asksNothing() {
        Owner touchy = new Touchy();
        Owner other = new Touchy();
        subscribe(touchy, noting(" 1"));
        subscribe(other, noting(" 2"));
        subscribe(touchy, noting(" 3"));
        publish("a");
        unsubscribe(touchy);
        publish("b");
        assertHeard("when the first of two has unsubscribed after a", "touchy 1 a", "touchy 2 a", "touchy 3 a", "touchy 2 b");
        Reference.reachabilityFence(other);
        Owner[] alike = withOneIdentityHashCode();
        for (Owner owner : alike) {
            subscribe(owner, noting(""));
        }
        unsubscribe(touchy);
        unsubscribe(other);
        unsubscribe(alike[1]);
        publish("c");
        assertHeard("when the second of two with the same System.identityHashCode has unsubscribed", alike[0].name + " c");
        Reference.reachabilityFence(alike);
    }

    /** Among some 100,000 objects there are two, since the code has 31 bits. */
    private static Owner[] withOneIdentityHashCode() {
        Map<Integer, Owner> owners = new HashMap<>();
        for (;;) {
            Owner owner = new Owner("owner " + owners.size());
            Owner other = owners.putIfAbsent(System.identityHashCode(owner), owner);
            if (other != null) {
                return new Owner[] {other, owner};
            }
        }
    }

    @Test
    @Order(11)
    @DisplayName("handlers may subscribe and unsubscribe while an event is published")
    @Holds("handlers may subscribe, unsubscribe and publish while an event is published")
    void changesMeanwhile() {
        Owner first = new Owner("first");
        Owner second = new Owner("second");
        Owner third = new Owner("third");
        Owner added = new Owner("added");
        Owner late = new Owner("late");
        subscribe(first, noting(""));
        subscribe(
                second,
                (owner, event) -> {
                    heard.add("second " + event);
                    if (event.equals("a")) {
                        unsubscribe(first);
                        unsubscribe(third);
                        subscribe(added, noting(""));
                    } else if (event.equals("c")) {
                        subscribe(late, noting(""));
                    }
                });
        subscribe(third, noting(""));
        publish("a");
        if (heard.contains("third a")) {
            fail("the third handler was called after it was unsubscribed by the second one, in the same event");
        }
        assertHeard("when the second unsubscribes the first and the third and subscribes a new one", "first a", "second a");
        publish("b");
        assertHeard("at the next event", "second b", "added b");
        publish("c");
        assertHeard("when the first of two subscribes a third", "second c", "added c");
        publish("d");
        assertHeard("at the event after that", "second d", "added d", "late d");
        Reference.reachabilityFence(late);
        Reference.reachabilityFence(second);
        Reference.reachabilityFence(added);
    }

    @Test
    @Order(12)
    @DisplayName("who is unsubscribed and subscribes anew while an event is published gets the next one")
    @Holds("a handler that was unsubscribed is not called any more, and a new one gets the next event as its first")
    void subscribesAnewMeanwhile() {
        Owner first = new Owner("first");
        Owner second = new Owner("second");
        subscribe(
                first,
                (owner, event) -> {
                    heard.add("first " + event);
                    if (event.equals("a")) {
                        unsubscribe(second);
                        subscribe(second, noting(" anew"));
                    }
                });
        subscribe(second, noting(""));
        publish("a");
        assertHeard("when the first unsubscribes the second, and subscribes it anew", "first a");
        publish("b");
        assertHeard("at the next event", "first b", "second anew b");
        Reference.reachabilityFence(first);
    }

    @Test
    @Order(13)
    @DisplayName("if a handler throws, the others are called, and the first exception reaches the publisher")
    @Holds("if a handler throws a RuntimeException, the ones after it are called nevertheless")
    void throwsTheFirst() {
        Map<String, RuntimeException> troubles = new LinkedHashMap<>();
        List<Owner> owners = new ArrayList<>();
        for (String name : List.of("first", "second", "third", "fourth")) {
            Owner owner = new Owner(name);
            owners.add(owner);
            subscribe(
                    owner,
                    (self, event) -> {
                        heard.add(self.name);
                        if (troubles.containsKey(self.name)) {
                            throw troubles.get(self.name);
                        }
                    });
        }
        troubles.put("second", new IllegalStateException("the first trouble"));
        troubles.put("third", new IllegalArgumentException("the second trouble"));
        RuntimeException thrown = null;
        try {
            bus.publish("a");
        } catch (RuntimeException e) {
            thrown = e;
        }
        if (heard.size() < 4) {
            fail("the second of four handlers threw, and the handlers after it were not all called: only %s", heard);
        }
        if (thrown == null) {
            fail("two handlers threw, and publish() returns as if nothing had happened");
        }
        if (thrown == troubles.get("third")) {
            fail("two handlers threw, and publish() throws what the second handler of them threw, not the first");
        }
        if (thrown != troubles.get("second")) {
            fail("two handlers threw, and publish() throws something else: %s", thrown);
        }
        assertHeard("when the second and the third throw", "first", "second", "third", "fourth");
        troubles.clear();
        publish("b");
        assertHeard("at the next event, when nobody throws", "first", "second", "third", "fourth");
        throwsTheSame(troubles);
        Reference.reachabilityFence(owners);
    }

    /** Handlers that throw one and the same object, such as one that is kept in a constant. */
    private static void throwsTheSame(Map<String, RuntimeException> troubles) {
        RuntimeException same = new IllegalStateException("always the same");
        troubles.put("first", same);
        troubles.put("second", same);
        troubles.put("fourth", same);
        for (int round = 1; round <= 2; round++) {
            String when = "when the first, the second and the fourth of four handlers throw one and the same object";
            RuntimeException thrown = null;
            try {
                bus.publish("c");
            } catch (RuntimeException e) {
                thrown = e;
            }
            if (thrown != same) {
                fail("%s, publish() %s", when, thrown == null ? "returns" : "throws something else: " + thrown);
            }
            assertHeard(when, "first", "second", "third", "fourth");
        }
    }

    @Test
    @Order(15)
    @DisplayName("handlers may publish: an event within an event reaches all, and who is new")
    @Holds({
        "handlers may subscribe, unsubscribe and publish while an event is published",
        "a new one gets the next event as its first"
    })
    void publishesMeanwhile() {
        Owner first = new Owner("first");
        Owner second = new Owner("second");
        Owner third = new Owner("third");
        Owner added = new Owner("added");
        subscribe(
                first,
                (owner, event) -> {
                    heard.add("first " + event);
                    if (event.equals("a")) {
                        subscribe(added, noting(""));
                        bus.publish("b");
                    } else if (event.equals("c")) {
                        bus.publish("d");
                    }
                });
        subscribe(
                second,
                (owner, event) -> {
                    heard.add("second " + event);
                    if (event.equals("d")) {
                        unsubscribe(third);
                    }
                });
        subscribe(third, noting(""));
        publish("a");
        assertHeard(
                "when at the event a the first subscribes a fourth, and then publishes b itself",
                "first a", "first b", "second b", "third b", "added b", "second a", "third a");
        assertThat(bus.size()).as("size() after that").isEqualTo(4);
        publish("c");
        assertHeard(
                "when at the event c the first publishes d itself, at which the second unsubscribes the third",
                "first c", "first d", "second d", "added d", "second c", "added c");
        Reference.reachabilityFence(first);
        Reference.reachabilityFence(second);
        Reference.reachabilityFence(added);
    }

    @Test
    @Order(14)
    @DisplayName("two buses know nothing of each other")
    @Holds("two buses know nothing of each other")
    void twoBuses() {
        Owner owner = new Owner("owner");
        EventBus<String> other = new EventBus<>();
        subscribe(owner, noting(" on one"));
        other.subscribe(owner, noting(" on the other"));
        publish("a");
        assertHeard("when one of two buses publishes", "owner on one a");
        unsubscribe(owner);
        other.publish("b");
        assertHeard("when the owner has unsubscribed from the first", "owner on the other b");
        assertThat(other.size()).as("size() of the other bus").isEqualTo(1);
        Reference.reachabilityFence(owner);
    }
}
