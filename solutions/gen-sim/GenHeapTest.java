import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class GenHeapTest {

    private static final int LONG = 100_000;
    private static final long SMALL_STACK = 256 << 10;

    @Test
    @Order(1)
    @DisplayName("what a root leads to stays young and gets older, all else is freed")
    @Holds({"frees the young objects to which no way leads", "becomes one collection older"})
    void survives() {
        Trial trial = new Trial(3);
        GenHeap.Cell a = trial.allocate("a", 2);
        GenHeap.Cell b = trial.allocate("b", 1);
        GenHeap.Cell dead = trial.allocate("dead", 1);
        trial.allocate("alone", 0);
        trial.set(a, 1, b);
        trial.set(b, 0, a);
        trial.set(dead, 0, b);
        trial.minor(a);
        trial.minor(b);
        trial.minor();
        trial.minor();
    }

    @Test
    @Order(2)
    @DisplayName("with a threshold of 3 the ages are 1, 2, 3 and 3, and the fourth promotes")
    @Holds({"ages 1, 2, 3 and 3 after its first four collections", "promoted instead"})
    void promotion() {
        Trial trial = new Trial(3);
        GenHeap.Cell a = trial.allocate("a", 1);
        trial.minor(a);
        trial.minor(a);
        GenHeap.Cell later = trial.allocate("later", 0);
        for (int i = 0; i < 6; i++) {
            trial.minor(a, later);
        }
    }

    @Test
    @Order(3)
    @DisplayName("with a threshold of 0 the first collection promotes")
    @Holds("with 0, it is old with the first")
    void thresholdZero() {
        Trial trial = new Trial(0);
        GenHeap.Cell a = trial.allocate("a", 1);
        trial.allocate("dead", 0);
        trial.minor(a);
        GenHeap.Cell b = trial.allocate("b", 0);
        trial.set(a, 0, b);
        trial.minor(a);
    }

    @Test
    @Order(14)
    @DisplayName("with any threshold an object is as old as it has to be, and no sooner")
    @Holds("if its age has reached the threshold already, it is promoted instead")
    void anyThreshold() {
        for (int threshold : new int[] {1, 2, 7, 8, 15, 16, 17, 31, 32, 63, 64, 127, 128, 130, 256, 300}) {
            Trial trial = new Trial(threshold);
            GenHeap.Cell a = trial.allocate("a", 1);
            for (int i = 0; i < threshold + 2; i++) {
                if (i == 5) {
                    trial.set(a, 0, trial.allocate("later", 0));
                }
                trial.minor(a);
            }
        }
        for (int threshold : new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 1, 65_536}) {
            Trial trial = new Trial(threshold);
            GenHeap.Cell a = trial.allocate("a", 1);
            for (int i = 0; i < 300; i++) {
                trial.minor(a);
            }
        }
    }

    @Test
    @Order(15)
    @DisplayName("beside 100,000 old objects to which ways lead, 2,000 collections take less than 0.5 s of CPU time")
    @Holds("minor does not go through the old objects")
    void stopsAtTheOld() {
        GenHeap heap = new GenHeap(0);
        GenHeap.Cell last = null;
        for (int batch = 0; batch < 100; batch++) {
            for (int i = 0; i < 1000; i++) {
                GenHeap.Cell next = heap.allocate("", 2);
                heap.set(next, 0, last);
                last = next;
            }
            heap.minor(Set.of(last));
        }
        GenHeap.Cell first = last;
        if (!heap.isOld(first)) {
            fail("isOld() of the first of a chain of 100,000 objects is false, and must be true");
        }
        quick("a root is the first of a chain of 100,000 old objects", heap, () -> Set.of(first));
        quick(
                "a root is young, and refers to the first of a chain of 100,000 old objects",
                heap,
                () -> {
                    GenHeap.Cell young = heap.allocate("", 1);
                    heap.set(young, 0, first);
                    return Set.of(young);
                });
        quick(
                "an old object refers to a young one, and to a chain of 100,000 old objects",
                heap,
                () -> {
                    heap.set(first, 1, heap.allocate("", 0));
                    return Set.of();
                });
    }

    private static void quick(String what, GenHeap heap, java.util.function.Supplier<Set<GenHeap.Cell>> roots) {
        long limit = cpuMillis() + 500;
        for (int i = 0; i < 2_000; i++) {
            heap.minor(roots.get());
            if (cpuMillis() > limit) {
                fail("%s: %,d of 2,000 collections were done after 0.5 s of CPU time", what, i + 1);
            }
        }
        assertThat(heap.young()).as("young() after 2,000 collections in which " + what).isEmpty();
    }

    @Test
    @Order(4)
    @DisplayName("garbage is not promoted, however old it has become")
    @Holds("frees the young objects to which no way leads")
    void garbageIsNotPromoted() {
        Trial trial = new Trial(2);
        GenHeap.Cell a = trial.allocate("a", 1);
        GenHeap.Cell b = trial.allocate("b", 1);
        trial.set(a, 0, b);
        trial.set(b, 0, a);
        trial.minor(a);
        trial.minor(a);
        trial.minor();
    }

    @Test
    @Order(5)
    @DisplayName("an old object keeps the young one that it refers to, over many collections")
    @Holds("keeps the young one as long as it stands, over any number of collections")
    void oldToYoung() {
        Trial trial = new Trial(4);
        GenHeap.Cell old = trial.old("old", 2);
        GenHeap.Cell young = trial.allocate("young", 1);
        GenHeap.Cell deeper = trial.allocate("deeper", 0);
        trial.set(young, 0, deeper);
        trial.set(old, 1, young);
        for (int i = 0; i < 4; i++) {
            trial.minor(old);
        }
    }

    @Test
    @Order(6)
    @DisplayName("a reference that was written over keeps nothing")
    @Holds("when set has written something else over it, no longer")
    void writtenOver() {
        Trial trial = new Trial(2);
        GenHeap.Cell old = trial.old("old", 2);
        GenHeap.Cell first = trial.allocate("first", 0);
        GenHeap.Cell second = trial.allocate("second", 0);
        trial.set(old, 0, first);
        trial.set(old, 0, second);
        trial.minor(old);
        trial.set(old, 0, null);
        GenHeap.Cell third = trial.allocate("third", 0);
        trial.set(old, 1, third);
        trial.set(old, 1, old);
        trial.minor(old);
    }

    @Test
    @Order(7)
    @DisplayName("an old object to which nothing leads still keeps its young ones")
    @Holds("is kept whether or not anything leads to the old object itself")
    void nepotism() {
        Trial trial = new Trial(3);
        GenHeap.Cell old = trial.old("old", 1);
        GenHeap.Cell young = trial.allocate("young", 0);
        trial.set(old, 0, young);
        trial.minor();
        trial.minor();
        GenHeap heap = new GenHeap(0);
        GenHeap.Cell kept = ofAnOldHolder(heap);
        collect();
        collect();
        assertThat(heap.minor(Set.of())).as("minor() after the program let go of an old object, which refers to a young one").isZero();
        assertThat(heap.isOld(kept)).as("isOld() of that young one, with a threshold of 0").isTrue();
    }

    /** In a method of its own: no local of the test may hold the old object. */
    private static GenHeap.Cell ofAnOldHolder(GenHeap heap) {
        GenHeap.Cell old = heap.allocate("old", 1);
        heap.minor(Set.of(old));
        GenHeap.Cell young = heap.allocate("kept", 0);
        heap.set(old, 0, young);
        return young;
    }

    @Test
    @Order(8)
    @DisplayName("an object that is promoted goes on keeping the young ones it refers to")
    @Holds("that already had the reference when it was promoted, too")
    void promotedHolder() {
        Trial trial = new Trial(2);
        GenHeap.Cell holder = trial.allocate("holder", 2);
        GenHeap.Cell middle = trial.allocate("middle", 1);
        trial.minor(holder, middle);
        trial.minor(holder, middle);
        GenHeap.Cell young = trial.allocate("young", 0);
        trial.set(holder, 0, middle);
        trial.set(middle, 0, young);
        trial.minor(holder);
        trial.minor();
        trial.minor();
    }

    @Test
    @Order(9)
    @DisplayName("in 3,000 generated programs each collection agrees with a walk over all objects")
    @Holds({"a way begins at a root or at a reference of an old object", "an old object is never freed"})
    void agreesWithAWalk() {
        for (int seed = 1; seed <= 3000; seed++) {
            Random random = new Random(seed);
            Trial trial = new Trial(random.nextInt(4), "with seed " + seed);
            int rounds = 3 + random.nextInt(5);
            for (int round = 0; round < rounds; round++) {
                int more = 1 + random.nextInt(1 + seed / 300);
                for (int i = 0; i < more; i++) {
                    trial.allocate("c" + trial.made.size(), random.nextInt(4));
                }
                List<GenHeap.Cell> cells = new ArrayList<>(trial.made);
                cells.removeIf(cell -> trial.freed.contains(cell));
                for (int i = 0; i < cells.size(); i++) {
                    GenHeap.Cell from = cells.get(random.nextInt(cells.size()));
                    if (from.refs.length > 0) {
                        int to = random.nextInt(cells.size() + 1);
                        trial.set(
                                from,
                                random.nextInt(from.refs.length),
                                to == cells.size() ? null : cells.get(to));
                    }
                }
                trial.minor(
                        cells.stream()
                                .filter(cell -> random.nextInt(4) == 0)
                                .toArray(GenHeap.Cell[]::new));
            }
        }
    }

    @Test
    @Order(10)
    @DisplayName("beside 100,000 old objects, 2,000 collections take less than 0.5 s of CPU time")
    @Holds("2,000 collections take less than half a second of CPU time")
    void doesNotWalkTheOld() {
        GenHeap heap = new GenHeap(0);
        GenHeap.Cell last = null;
        for (int batch = 0; batch < 100; batch++) {
            GenHeap.Cell first = null;
            for (int i = 0; i < 1000; i++) {
                GenHeap.Cell next = heap.allocate("", 1);
                heap.set(next, 0, last);
                first = next;
                last = next;
            }
            heap.minor(Set.of(first));
        }
        if (!heap.isOld(last)) {
            fail("isOld() of the last of 100,000 objects is false, and must be true");
        }
        GenHeap.Cell keeper = last;
        long limit = cpuMillis() + 500;
        for (int i = 0; i < 2_000; i++) {
            heap.set(keeper, 0, heap.allocate("", 0));
            heap.minor(Set.of());
            if (cpuMillis() > limit) {
                fail("%,d of 2,000 collections were done after 0.5 s of CPU time", i + 1);
            }
        }
        assertThat(heap.young()).as("young() after them").isEmpty();
    }

    @Test
    @Order(11)
    @DisplayName("a chain of 100,000 young objects is no trouble on a stack of 256 KB")
    @Holds("a chain of 100,000 young objects")
    void longChain() throws InterruptedException {
        survives(1);
        survives(3);
    }

    /** Of so many references one leads on, each in turn. */
    private static void survives(int refs) throws InterruptedException {
        GenHeap heap = new GenHeap(1);
        GenHeap.Cell first = heap.allocate("", refs);
        GenHeap.Cell last = first;
        for (int i = 1; i < LONG; i++) {
            GenHeap.Cell next = heap.allocate("", refs);
            heap.set(last, i % refs, next);
            last = next;
        }
        assertThat(minorOnASmallStack(heap, Set.of(first))).as("minor() with a root").isZero();
        assertThat(heap.age(last)).as("age of the last object").isEqualTo(1);
        assertThat(minorOnASmallStack(heap, Set.of())).as("minor() without").isEqualTo(LONG);
    }

    /** Static, so that a failure can name the whole chain from a root. */
    private static GenHeap held;

    @Test
    @Order(13)
    @DisplayName("what was freed, and the set of roots, can be collected")
    @Holds("what was freed is not kept, nor is the set of roots")
    void keepsNothing() {
        held = new GenHeap(1);
        List<WeakReference<?>> dropped = dropSome(held);
        assertCollected("what was freed by minor()", dropped.get(0));
        assertCollected("a set of roots, after minor()", dropped.get(1));
        assertThat(held.minor(Set.of())).as("minor() without roots, when the last root and what it leads to is left").isEqualTo(2);
        assertCollected("a root of one minor(), freed by the next", dropped.get(2));
        assertCollected("what a root of one minor() led to, freed by the next", dropped.get(3));
        held = null;
    }

    /** In a method of its own: no local of the test may hold them. */
    private static List<WeakReference<?>> dropSome(GenHeap heap) {
        GenHeap.Cell root = heap.allocate("root", 1);
        GenHeap.Cell freed = heap.allocate("freed", 1);
        heap.set(freed, 0, root);
        GenHeap.Cell deeper = heap.allocate("deeper", 0);
        heap.set(root, 0, deeper);
        Set<GenHeap.Cell> roots = new HashSet<>(Set.of(root));
        assertThat(heap.minor(roots)).as("minor() with a root that leads to one of the two other objects").isEqualTo(1);
        return List.of(
                new WeakReference<>(freed), new WeakReference<>(roots), new WeakReference<>(root), new WeakReference<>(deeper));
    }

    @Test
    @Order(12)
    @DisplayName("two heaps know nothing of each other")
    @Holds("two heaps know nothing of each other")
    void twoHeaps() {
        Trial one = new Trial(0, "in the first heap");
        Trial other = new Trial(2, "in the second heap");
        GenHeap.Cell a = one.old("a", 1);
        GenHeap.Cell x = other.allocate("x", 1);
        one.set(a, 0, one.allocate("b", 0));
        other.set(x, 0, other.allocate("y", 0));
        other.minor(x);
        one.minor();
        other.minor();
    }

    private static long cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }

    private static int minorOnASmallStack(GenHeap heap, Set<GenHeap.Cell> roots)
            throws InterruptedException {
        int[] freed = {-1};
        Throwable[] thrown = new Throwable[1];
        Runnable collection =
                () -> {
                    try {
                        freed[0] = heap.minor(roots);
                    } catch (Throwable e) {
                        thrown[0] = e;
                    }
                };
        Thread thread = new Thread(null, collection, "small stack", SMALL_STACK);
        thread.start();
        thread.join();
        if (thrown[0] instanceof StackOverflowError) {
            fail("StackOverflowError: the stack is full before the end of the chain is reached");
        }
        if (thrown[0] != null) {
            throw new AssertionError("minor() threw " + thrown[0], thrown[0]);
        }
        return freed[0];
    }

    /** A heap beside a model of it, which walks over all objects in each collection. */
    private static final class Trial {
        final GenHeap heap;
        final List<GenHeap.Cell> made = new ArrayList<>();
        final Set<GenHeap.Cell> freed = identitySet();
        private final Set<GenHeap.Cell> old = identitySet();
        private final Map<GenHeap.Cell, Integer> ages = new IdentityHashMap<>();
        private final int threshold;
        private final String where;
        private int collections;

        Trial(int threshold) {
            this(threshold, "");
        }

        Trial(int threshold, String where) {
            this.heap = new GenHeap(threshold);
            this.threshold = threshold;
            this.where = where.isEmpty() ? "" : " " + where;
        }

        GenHeap.Cell allocate(String name, int refs) {
            GenHeap.Cell cell = heap.allocate(name, refs);
            made.add(cell);
            ages.put(cell, 0);
            return cell;
        }

        GenHeap.Cell old(String name, int refs) {
            GenHeap.Cell cell = allocate(name, refs);
            for (int i = 0; i <= threshold; i++) {
                minor(cell);
            }
            return cell;
        }

        void set(GenHeap.Cell from, int ref, GenHeap.Cell to) {
            heap.set(from, ref, to);
            if (from.refs[ref] != to) {
                fail("set(%s, %d, %s) has not written the reference", from.name, ref, name(to));
            }
        }

        void minor(GenHeap.Cell... roots) {
            collections++;
            Set<GenHeap.Cell> alive = alive(roots);
            String before = draw(roots);
            int dead = 0;
            for (GenHeap.Cell cell : made) {
                if (old.contains(cell) || freed.contains(cell)) {
                    continue;
                }
                if (!alive.contains(cell)) {
                    freed.add(cell);
                    dead++;
                } else if (ages.get(cell) == threshold) {
                    old.add(cell);
                } else {
                    ages.merge(cell, 1, Integer::sum);
                }
            }
            int count = heap.minor(Set.of(roots));
            compare(before, count, dead);
        }

        private Set<GenHeap.Cell> alive(GenHeap.Cell[] roots) {
            Set<GenHeap.Cell> alive = identitySet();
            alive.addAll(Arrays.asList(roots));
            old.forEach(cell -> alive.addAll(Arrays.asList(cell.refs)));
            alive.remove(null);
            alive.removeAll(old);
            for (boolean more = true; more; ) {
                Set<GenHeap.Cell> next = identitySet();
                alive.forEach(cell -> next.addAll(Arrays.asList(cell.refs)));
                next.remove(null);
                next.removeAll(old);
                more = alive.addAll(next);
            }
            return alive;
        }

        private void compare(String before, int count, int dead) {
            Set<GenHeap.Cell> expected = identitySet();
            expected.addAll(made);
            expected.removeAll(old);
            expected.removeAll(freed);
            Set<GenHeap.Cell> there = identitySet();
            there.addAll(heap.young());
            String head = "after collection " + collections + where;
            String tail = "%nthe heap before it, with a threshold of %d:%n%s";
            if (!there.equals(expected) || heap.young().size() != expected.size()) {
                fail(
                        head + " young() is [%s], and must be [%s]" + tail,
                        names(there),
                        names(expected),
                        threshold,
                        before);
            }
            for (GenHeap.Cell cell : made) {
                if (freed.contains(cell)) {
                    continue;
                }
                if (heap.isOld(cell) != old.contains(cell)) {
                    fail(
                            head + " isOld(%s) is %s, and must be %s" + tail,
                            cell.name,
                            heap.isOld(cell),
                            old.contains(cell),
                            threshold,
                            before);
                }
                if (heap.age(cell) != ages.get(cell)) {
                    fail(
                            head + " age(%s) is %d, and must be %d" + tail,
                            cell.name,
                            heap.age(cell),
                            ages.get(cell),
                            threshold,
                            before);
                }
            }
            if (count != dead) {
                fail(head + ": minor() returned %d, and freed %d" + tail, count, dead, threshold, before);
            }
        }

        private String names(Set<GenHeap.Cell> cells) {
            String names =
                    made.stream()
                            .filter(cells::contains)
                            .map(cell -> cell.name)
                            .collect(Collectors.joining(", "));
            long foreign = cells.stream().filter(cell -> !made.contains(cell)).count();
            return foreign == 0 ? names : names + " and " + foreign + " of another heap";
        }

        private static String name(GenHeap.Cell cell) {
            return cell == null ? "null" : cell.name;
        }

        private String draw(GenHeap.Cell[] roots) {
            Set<GenHeap.Cell> rooted = identitySet();
            rooted.addAll(Arrays.asList(roots));
            StringBuilder picture = new StringBuilder();
            for (GenHeap.Cell cell : made) {
                if (!freed.contains(cell)) {
                    picture.append(rooted.contains(cell) ? "  root " : "       ")
                            .append(old.contains(cell) ? "old    " : "young " + ages.get(cell))
                            .append("  ")
                            .append(cell.name)
                            .append(cell.refs.length == 0 ? "" : " → ")
                            .append(
                                    Arrays.stream(cell.refs)
                                            .map(Trial::name)
                                            .collect(Collectors.joining(", ")))
                            .append("\n");
                }
            }
            return picture.toString().stripTrailing();
        }

        private static Set<GenHeap.Cell> identitySet() {
            return Collections.newSetFromMap(new IdentityHashMap<>());
        }
    }
}
