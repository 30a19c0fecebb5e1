import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static heapwise.lab.MemoryAssertions.assertTakesAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.OperatingSystemMXBean;
import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.AbstractList;
import java.util.AbstractSequentialList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Random;
import java.util.RandomAccess;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class TinyViewTest {

    /** Static, so that a failure can name the whole chain from a root. */
    private static List<Object> kept;

    private static <T> List<T> head(String list, List<T> of, int n) {
        return Property.call("head(" + list + ", " + n + ")", () -> TinyView.head(of, n));
    }

    private static <T> void same(String call, List<T> head, List<T> expected) {
        assertThat(head).as(call).isNotNull();
        if (head.size() != expected.size()) {
            fail("%s has %d elements, and must have %d", call, head.size(), expected.size());
        }
        for (int i = 0; i < head.size(); i++) {
            if (head.get(i) != expected.get(i)) {
                fail("%s has %s at index %d, and must have the very object of the list, %s", call, head.get(i), i, expected.get(i));
            }
        }
    }

    @Test
    @Order(1)
    @DisplayName("it returns the first n elements, the same objects")
    @Holds("returns a list of the first n elements, in their order")
    void returnsTheFirst() throws Exception {
        same("head([a, b, c], 2)", head("[a, b, c]", List.of("a", "b", "c"), 2), List.of("a", "b"));
        List<String> equal = List.of("a", new String("a"), "b", new String("a"));
        same("head([a, a, b, a], 3)", head("[a, a, b, a]", equal, 3), equal.subList(0, 3));
        List<String> nulls = Arrays.asList(null, "b", null, "d");
        same("head([null, b, null, d], 3)", head("[null, b, null, d]", nulls, 3), nulls.subList(0, 3));
        Property.holds(100, TinyViewTest::compare);
    }

    private static void compare(Random random) {
        int size = random.nextInt(40);
        List<Integer> list = random.nextBoolean() ? new ArrayList<>() : new LinkedList<>();
        for (int i = 0; i < size; i++) {
            list.add(random.nextInt(6) == 0 ? null : random.nextInt(1000));
        }
        int n = random.nextInt(size + 1);
        same("head(a list of " + size + ", " + n + ")", head("a list of " + size, list, n), new ArrayList<>(list).subList(0, n));
    }

    @Test
    @Order(2)
    @DisplayName("of a shorter list it returns all, of none an empty one")
    @Holds("if the list has fewer elements it returns all of them")
    void returnsAllOfAShortList() {
        List<String> three = List.of("a", "b", "c");
        for (int n : new int[] {3, 4, 100, Integer.MAX_VALUE - 8, Integer.MAX_VALUE}) {
            same("head([a, b, c], " + n + ")", whole(three, n), three);
            same("head([], " + n + ")", whole(List.of(), n), List.of());
        }
        same("head([a, b, c], 0)", head("[a, b, c]", three, 0), List.of());
        same("head([], 0)", head("[]", List.<String>of(), 0), List.of());
    }

    private static List<String> whole(List<String> list, int n) {
        try {
            return head(list.toString(), list, n);
        } catch (OutOfMemoryError error) {
            throw new AssertionError("head(" + list + ", " + n + ") throws OutOfMemoryError: " + error.getMessage());
        }
    }

    @Test
    @Order(3)
    @DisplayName("for a negative n it throws IllegalArgumentException")
    @Holds("for a negative n it throws IllegalArgumentException")
    void refusesANegative() {
        for (int n : new int[] {-1, -100, Integer.MIN_VALUE}) {
            refuses("[a, b]", List.of("a", "b"), n);
            refuses("[]", List.of(), n);
            refuses("[a, b] as a CopyOnWriteArrayList", new CopyOnWriteArrayList<>(List.of("a", "b")), n);
        }
    }

    private static void refuses(String text, List<String> list, int n) {
        List<String> head;
        try {
            head = TinyView.head(list, n);
        } catch (IllegalArgumentException expected) {
            return;
        } catch (RuntimeException e) {
            throw new AssertionError("head(%s, %d) throws %s, and must throw IllegalArgumentException".formatted(text, n, e.getClass().getSimpleName()));
        }
        fail("head(%s, %d) returns %s, and must throw IllegalArgumentException", text, n, head);
    }

    @Test
    @Order(4)
    @DisplayName("the list and its other elements can be collected")
    @Holds("the list itself and its other elements can be collected")
    void letsGo() {
        for (boolean view : new boolean[] {false, true}) {
            for (boolean linked : new boolean[] {false, true}) {
                for (int n : new int[] {3, 0}) {
                    String of = view ? "a view of a list" : linked ? "a LinkedList" : "an ArrayList";
                    List<WeakReference<?>> gone = keepHead(view, linked, n);
                    assertCollected(of + " whose head is held", gone.get(0));
                    assertCollected("an element behind the head of " + of, gone.get(1));
                    assertThat(kept).as("the head of " + of).hasSize(n);
                }
            }
        }
        kept = null;
    }

    /** In a method of its own: no local of the test may hold the list. */
    private static List<WeakReference<?>> keepHead(boolean view, boolean linked, int n) {
        List<Object> all = linked ? new LinkedList<>() : new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(new Object());
        }
        List<Object> list = view ? all.subList(0, 50) : all;
        List<WeakReference<?>> gone = List.of(new WeakReference<>(all), new WeakReference<>(all.get(40)));
        kept = head("a list of " + list.size(), list, n);
        return gone;
    }

    @Test
    @Order(5)
    @DisplayName("the result takes as much as its elements, and nothing stays behind")
    @Holds({"the result takes at most 200 bytes, and 32 for each", "nothing stays in static fields"})
    void isSmall() {
        Object row = new Object();
        List<Object> rows = new ArrayList<>(Collections.nCopies(100_000, row));
        for (int n : new int[] {0, 3, 10, 1000}) {
            List<Object> head = head("a list of 100,000", rows, n);
            assertThat(head).as("head(a list of 100,000, %d)", n).hasSize(n);
            assertRetainsAtMost(200 + 32L * n + 16, head);
        }
        rows = null;
        assertStaticsHoldAtMost(200);
    }

    @Test
    @Order(10)
    @DisplayName("room is made for the elements that there are, for any n")
    @Holds("the result takes at most 200 bytes, and 32 for each")
    void isSmallIfTheListIs() {
        for (int size : new int[] {0, 1, 3, 100}) {
            List<Object> rows = new ArrayList<>(Collections.nCopies(size, new Object()));
            for (int n : new int[] {50, 1000, 100_000, Integer.MAX_VALUE}) {
                int least = Math.min(n, size);
                assertSmall("a list of " + size, rows, n, least);
                assertSmall("a LinkedList of " + size, new LinkedList<>(rows), n, least);
                assertSmall("an ArrayList with a field of its own, of " + size, new Own<>(rows), n, least);
                assertSmall("a LinkedList with a field of its own, of " + size, new OwnLinked<>(rows), n, least);
            }
        }
    }

    /** Holds more than its elements, and can be changed no more. */
    private static final class Own<T> extends ArrayList<T> {
        private final byte[] page = new byte[10_000];

        Own(List<T> rows) {
            super(rows);
        }

        @Override
        public boolean add(T row) {
            throw new UnsupportedOperationException();
        }

        @Override
        public T set(int index, T row) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class OwnLinked<T> extends LinkedList<T> {
        private final byte[] page = new byte[10_000];

        OwnLinked(List<T> rows) {
            super(rows);
        }

        @Override
        public void clear() {
            throw new UnsupportedOperationException();
        }

        @Override
        public T remove(int index) {
            throw new UnsupportedOperationException();
        }
    }

    private static void assertSmall(String of, List<Object> list, int n, int size) {
        List<Object> head;
        try {
            head = head(of, list, n);
        } catch (OutOfMemoryError error) {
            throw new AssertionError("head(" + of + ", " + n + ") throws OutOfMemoryError: " + error.getMessage());
        }
        assertThat(head).as("head(" + of + ", " + n + ")").hasSize(size);
        try {
            assertRetainsAtMost(200 + 32L * size + 16, head);
        } catch (AssertionError tooMuch) {
            throw new AssertionError("head(%s, %d): it %s".formatted(of, n, tooMuch.getMessage()));
        }
    }

    @Test
    @Order(6)
    @DisplayName("the result can be changed, and the list notices nothing")
    @Holds("it can be changed by add, set, remove and clear, of which the list notices nothing")
    void belongsToTheCaller() {
        List<String> four = List.of("a", "b", "c", "d");
        List<List<String>> lists = List.of(new ArrayList<>(four), new LinkedList<>(four), four, Arrays.asList("a", "b", "c", "d"), Collections.unmodifiableList(four), new CopyOnWriteArrayList<>(four), new Own<>(four), new OwnLinked<>(four));
        for (List<String> list : lists) {
            belongsToTheCaller(list);
        }
    }

    private static void belongsToTheCaller(List<String> list) {
        String of = "[a, b, c, d] of class " + list.getClass().getSimpleName();
        for (int n : new int[] {0, 2, 4, 9}) {
            List<String> head = head(of, list, n);
            try {
                head.add("added");
                head.set(0, "set");
                head.remove(head.size() - 1);
                head.add(0, "in front");
                head.clear();
            } catch (UnsupportedOperationException e) {
                fail("the result of head(%s, %d) cannot be changed: add, set, remove or clear throws UnsupportedOperationException", of, n);
            }
            assertThat(head).as("the result after clear()").isEmpty();
            assertThat(list).as(of + " after the result was changed").containsExactly("a", "b", "c", "d");
        }
    }

    @Test
    @Order(7)
    @DisplayName("the result does not notice what happens to the list later")
    @Holds("nor does the result notice what happens to the list later")
    void staysAsItIs() {
        List<String> list = new ArrayList<>(List.of("a", "b", "c", "d"));
        List<String> head = head("[a, b, c, d]", list, 2);
        List<String> all = head("[a, b, c, d]", list, 4);
        list.set(0, "other");
        list.remove(1);
        list.clear();
        same("head([a, b, c, d], 2), after the list was cleared", head, List.of("a", "b"));
        same("head([a, b, c, d], 4), after the list was cleared", all, List.of("a", "b", "c", "d"));
    }

    /** A list that cannot be changed, and remembers how far it was read. */
    private static class Watched extends AbstractList<String> {
        private final int size;
        private int furthest = -1;

        Watched(int size) {
            this.size = size;
        }

        @Override
        public String get(int index) {
            furthest = Math.max(furthest, index);
            return "row " + index;
        }

        @Override
        public int size() {
            return size;
        }

        List<String> as(Kind kind) {
            return switch (kind) {
                case LIST, RANDOM_ACCESS -> this;
                case SEQUENTIAL -> new Sequential(this);
                case VIEW -> Collections.unmodifiableList(this);
            };
        }
    }

    private enum Kind {
        LIST,
        RANDOM_ACCESS,
        SEQUENTIAL,
        VIEW
    }

    private static final class WatchedRandomAccess extends Watched implements RandomAccess {
        WatchedRandomAccess(int size) {
            super(size);
        }
    }

    /** Has no element but those that it reaches step by step. */
    private static final class Sequential extends AbstractSequentialList<String> {
        private final Watched rows;

        Sequential(Watched rows) {
            this.rows = rows;
        }

        @Override
        public ListIterator<String> listIterator(int index) {
            return rows.listIterator(index);
        }

        @Override
        public int size() {
            return rows.size();
        }
    }

    @Test
    @Order(8)
    @DisplayName("the list is only read, and hardly more than its first n elements")
    @Holds("the list is only read, and at most one element beyond the first n is asked for")
    void readsTheFirst() throws Exception {
        List<String> list = new ArrayList<>(List.of("a", "b", "c", "d"));
        head("[a, b, c, d]", list, 2);
        assertThat(list).as("the list [a, b, c, d] after head() of two").containsExactly("a", "b", "c", "d");
        for (int n : new int[] {0, 3, 500}) {
            readsTheFirst(1000, n, Kind.LIST);
        }
        Property.holds(
                200,
                random -> {
                    int size = random.nextInt(1 << 2 + random.nextInt(10));
                    int left = random.nextInt(size + 1);
                    int n = random.nextBoolean() ? left : size - random.nextInt(left + 1);
                    readsTheFirst(size, n, Kind.values()[random.nextInt(Kind.values().length)]);
                });
        List<String> most = Collections.nCopies(Integer.MAX_VALUE, "row");
        List<String> head;
        try {
            head = head("nCopies(MAX_VALUE, \"row\")", most, 3);
        } catch (OutOfMemoryError error) {
            throw new AssertionError("head(nCopies(MAX_VALUE, \"row\"), 3) throws OutOfMemoryError: " + error.getMessage());
        }
        same("head(nCopies(MAX_VALUE, \"row\"), 3)", head, List.of("row", "row", "row"));
    }

    /** Whether few are asked for or nearly all, of a small list or a large one. */
    private static void readsTheFirst(int size, int n, Kind kind) {
        Watched watched = kind == Kind.RANDOM_ACCESS ? new WatchedRandomAccess(size) : new Watched(size);
        String of = "a list of %,d that is read only".formatted(size);
        List<String> head = head(of, watched.as(kind), n);
        String call = "head(%s, %d)".formatted(of, n);
        assertThat(head).as(call).hasSize(n);
        assertThat(watched.furthest).as("the last index that was asked for by " + call).isLessThanOrEqualTo(n);
    }

    @Test
    @Order(9)
    @DisplayName("head of a LinkedList takes at most a second")
    @Holds("of a LinkedList of 100,000 elements takes at most one second of CPU time")
    void isQuick() throws Exception {
        Walked linked = new Walked();
        assertTakesAtMost(
                Duration.ofSeconds(1),
                () -> {
                    linked.start = cpu();
                    assertThat(head("a LinkedList of 100,000", linked, 100_000)).as("all of a LinkedList").hasSize(100_000);
                    assertThat(head("a LinkedList of 100,000", linked, 50_000)).as("half of a LinkedList").hasSize(50_000);
                });
    }

    /** 100,000 elements; who walks to each of them from an end is told so before the last. */
    private static final class Walked extends LinkedList<Integer> {

        private long start;
        private int walks;

        Walked() {
            super(Collections.nCopies(100_000, 1));
        }

        @Override
        public Integer get(int index) {
            if (++walks % 1_000 == 0) {
                long millis = (cpu() - start) / 1_000_000;
                if (millis > 1_500) {
                    fail("takes more than %,d ms of CPU time for a LinkedList of 100,000, allowed are 1,000: get(%d) was called, as for many an index before", millis, index);
                }
            }
            return super.get(index);
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
