import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class MarkSweepHeapTest {

    private static final int MILLION = 1_000_000;
    private static final int SOME = 20_000;
    private static final long SMALL_STACK = 256 << 10;

    private static boolean endless;

    private Guard guard;

    /** Who does not come to an end once would not do so in any of the tests. */
    @BeforeEach
    void begin() {
        if (endless) {
            fail("not tried: collect() did not come to an end in a test before this one");
        }
        guard = new Guard();
        guard.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        if (guard != null) {
            endless |= guard.endless;
            guard.interrupt();
            guard.join();
        }
    }

    /**
     * Looks after collections of a few objects each. One that goes round in a circle of them gets
     * out of it when the references are taken away: then the test can tell, and nothing is left
     * running.
     */
    private static final class Guard extends Thread {
        private static final long CPU_MILLIS = 1000;

        private record Call(long thread, long start, List<MarkSweepHeap.Node> alive) {}

        private final java.lang.management.ThreadMXBean threads =
                java.lang.management.ManagementFactory.getThreadMXBean();
        private volatile Call call;
        private volatile boolean endless;

        Guard() {
            super("guard");
            setDaemon(true);
        }

        int collect(
                MarkSweepHeap heap,
                Set<MarkSweepHeap.Node> roots,
                List<MarkSweepHeap.Node> alive,
                String which,
                String before) {
            long self = Thread.currentThread().getId();
            call = new Call(self, threads.getThreadCpuTime(self), alive);
            try {
                return heap.collect(roots);
            } finally {
                call = null;
                if (endless) {
                    fail(
                            "%s: collect() was not done after %,d ms of CPU time: look for a loop without end%nthe heap before it:%n%s",
                            which, CPU_MILLIS, before);
                }
            }
        }

        @Override
        public void run() {
            while (!isInterrupted()) {
                LockSupport.parkNanos(20_000_000);
                Call now = call;
                if (now != null
                        && threads.getThreadCpuTime(now.thread) - now.start
                                > CPU_MILLIS * 1_000_000
                        && now == call) {
                    endless = true;
                    now.alive.forEach(node -> Arrays.fill(node.refs, null));
                }
            }
        }
    }

    @Test
    @Order(1)
    @DisplayName("what a root leads to stays, and keeps its references")
    @Holds({"what a root leads to stays in the heap", "stay as they are"})
    void keepsWhatRootsLeadTo() {
        Trial trial = new Trial();
        MarkSweepHeap.Node a = trial.allocate("a", 2);
        MarkSweepHeap.Node b = trial.allocate("b", 1);
        MarkSweepHeap.Node c = trial.allocate("c", 1);
        MarkSweepHeap.Node d = trial.allocate("d", 0);
        trial.allocate("e", 1);
        link(a, 1, b);
        link(b, 0, c);
        link(c, 0, d);
        trial.collect(a);
        assertThat(a.refs).as("a.refs after collect()").containsExactly(null, b);
        assertThat(b.refs).as("b.refs after collect()").containsExactly(c);
        assertThat(c.refs).as("c.refs after collect()").containsExactly(d);
        MarkSweepHeap heap = new MarkSweepHeap();
        MarkSweepHeap.Node wide = heap.allocate("wide", 300);
        for (int i = 0; i < wide.refs.length; i++) {
            link(wide, i, heap.allocate("" + i, 0));
        }
        assertThat(heap.collect(Set.of(wide)))
                .as("collect() with a root that has 300 references, each to another object")
                .isZero();
        MarkSweepHeap twice = new MarkSweepHeap();
        MarkSweepHeap.Node many = twice.allocate("many", 300);
        MarkSweepHeap.Node same = twice.allocate("same", 1);
        Arrays.fill(many.refs, same);
        int freed =
                Property.call(
                        "collect() with a root that has 300 references, all to one other object,",
                        () -> twice.collect(Set.of(many)));
        assertThat(freed)
                .as("collect() with a root that has 300 references, all to one other object")
                .isZero();
        assertThat(twice.nodes()).as("nodes() after it").hasSize(2);
    }

    @Test
    @Order(2)
    @DisplayName("objects that refer to each other or to themselves go, if no root leads to them")
    @Holds("objects that refer to each other or to themselves included")
    void freesCycles() {
        Trial trial = new Trial();
        MarkSweepHeap.Node a = trial.allocate("a", 1);
        MarkSweepHeap.Node b = trial.allocate("b", 1);
        MarkSweepHeap.Node self = trial.allocate("self", 1);
        MarkSweepHeap.Node root = trial.allocate("root", 1);
        link(a, 0, b);
        link(b, 0, a);
        link(self, 0, self);
        link(root, 0, root);
        trial.collect(root);
    }

    @Test
    @Order(3)
    @DisplayName("a dead object keeps nothing alive, and loses nothing that lives")
    @Holds("everything else goes")
    void deadObjectsDoNotCount() {
        Trial trial = new Trial();
        MarkSweepHeap.Node dead = trial.allocate("dead", 2);
        MarkSweepHeap.Node kept = trial.allocate("kept", 0);
        MarkSweepHeap.Node lost = trial.allocate("lost", 1);
        MarkSweepHeap.Node deeper = trial.allocate("deeper", 0);
        link(dead, 0, kept);
        link(dead, 1, lost);
        link(lost, 0, deeper);
        trial.collect(kept);
    }

    @Test
    @Order(4)
    @DisplayName("with no root the whole heap goes, and an empty heap has nothing to free")
    @Holds("with no root at all, the whole heap goes")
    void noRoots() {
        Trial trial = new Trial();
        trial.collect();
        MarkSweepHeap.Node a = trial.allocate("a", 1);
        MarkSweepHeap.Node b = trial.allocate("b", 1);
        link(a, 0, b);
        link(b, 0, a);
        trial.collect();
        trial.collect();
    }

    @Test
    @Order(5)
    @DisplayName("each collection starts afresh: what one found alive, the next may find dead")
    @Holds("each collection starts afresh")
    void startsAfresh() {
        Trial trial = new Trial();
        MarkSweepHeap.Node a = trial.allocate("a", 1);
        MarkSweepHeap.Node b = trial.allocate("b", 1);
        MarkSweepHeap.Node c = trial.allocate("c", 0);
        link(a, 0, b);
        link(b, 0, c);
        trial.collect(a);
        trial.collect(a);
        b.refs[0] = null;
        trial.collect(a);
        MarkSweepHeap.Node d = trial.allocate("d", 1);
        link(d, 0, b);
        trial.collect(d);
        trial.collect();
    }

    @Test
    @Order(6)
    @DisplayName("300 collections one after the other start afresh, each of them")
    @Holds("each collection starts afresh")
    void startsAfreshForLong() {
        MarkSweepHeap heap = new MarkSweepHeap();
        MarkSweepHeap.Node root = heap.allocate("root", 1);
        for (int i = 1; i <= 300; i++) {
            link(root, 0, heap.allocate("kept", 0));
            heap.allocate("dead", 0);
            int freed = heap.collect(Set.of(root));
            int expected = i == 1 ? 1 : 2;
            if (freed != expected || heap.nodes().size() != 2) {
                fail(
                        "collection %,d of one heap freed %d objects and left %d: two were left by the one before, one of them has lost its reference since, two are new, and the root leads to one of these",
                        i, freed, heap.nodes().size());
            }
        }
    }

    @Test
    @Order(7)
    @DisplayName("on 2,000 generated heaps collect() agrees with what a walk from the roots finds")
    @Holds({"what a root leads to stays", "everything else goes"})
    void agreesWithAWalk() {
        for (int seed = 1; seed <= 2000; seed++) {
            Random random = new Random(seed);
            Trial trial = new Trial("with seed " + seed);
            for (int round = 0; round < 4; round++) {
                int more = random.nextInt(2 + seed / 100);
                boolean crowded = seed % 10 == 0;
                for (int i = 0; i < more; i++) {
                    trial.allocate(
                            "" + trial.expected.size(), random.nextInt(crowded ? 12 : 4));
                }
                List<MarkSweepHeap.Node> nodes = trial.expected;
                for (int i = 0; i < nodes.size() * (crowded ? 10 : 1); i++) {
                    MarkSweepHeap.Node from = nodes.get(random.nextInt(nodes.size()));
                    if (from.refs.length > 0) {
                        from.refs[random.nextInt(from.refs.length)] =
                                random.nextInt(4) == 0
                                        ? null
                                        : nodes.get(random.nextInt(nodes.size()));
                    }
                }
                List<MarkSweepHeap.Node> roots =
                        nodes.stream().filter(node -> random.nextInt(4) == 0).toList();
                trial.collect(roots.toArray(new MarkSweepHeap.Node[0]));
            }
        }
    }

    @Test
    @Order(8)
    @DisplayName("a chain of 1,000,000 objects is no trouble on a stack of 256 KB, alive or dead")
    @Holds("a chain of 1,000,000 objects")
    void longChain() throws InterruptedException {
        MarkSweepHeap heap = new MarkSweepHeap();
        MarkSweepHeap.Node first = chain(heap, MILLION);
        assertThat(collectOnASmallStack(heap, Set.of(first)))
                .as("collect() with a root that leads to all of the chain")
                .isZero();
        assertThat(heap.nodes()).as("nodes() after it").hasSize(MILLION);
        assertThat(collectOnASmallStack(heap, Set.of()))
                .as("collect() with no root")
                .isEqualTo(MILLION);
        assertThat(heap.nodes()).as("nodes() after it").isEmpty();
        MarkSweepHeap wide = new MarkSweepHeap();
        first = wideChain(wide, MILLION / 5);
        assertThat(collectOnASmallStack(wide, Set.of(first)))
                .as("collect() with a root that leads to a chain by other references in turn")
                .isZero();
        inAnyOrder();
    }

    /** The next one stands anywhere in the heap: whoever looks for it there goes through the heap for each. */
    private void inAnyOrder() {
        MarkSweepHeap heap = new MarkSweepHeap();
        List<MarkSweepHeap.Node> nodes = new ArrayList<>();
        for (int i = 0; i < MILLION / 10; i++) {
            nodes.add(heap.allocate("", 1));
        }
        Collections.shuffle(nodes, new Random());
        for (int i = 1; i < nodes.size(); i++) {
            link(nodes.get(i - 1), 0, nodes.get(i));
        }
        String which = "a chain of 100,000 objects that were made in another order";
        assertThat(guard.collect(heap, Set.of(nodes.get(0)), nodes, which, "  " + which))
                .as("collect() with a root that leads to all of " + which)
                .isZero();
    }

    /** Makes objects of three references, one of which leads on, in turn, and the others to a leaf. */
    private static MarkSweepHeap.Node wideChain(MarkSweepHeap heap, int length) {
        MarkSweepHeap.Node leaf = heap.allocate("leaf", 0);
        MarkSweepHeap.Node next = leaf;
        for (int i = 1; i < length; i++) {
            MarkSweepHeap.Node node = heap.allocate("", 3);
            for (int ref = 0; ref < 3; ref++) {
                node.refs[ref] = ref == i % 3 ? next : leaf;
            }
            next = node;
        }
        return next;
    }

    @Test
    @Order(13)
    @DisplayName("a chain is no trouble either if its objects refer to others as well, wherever the next one stands")
    @Holds("whatever else they refer to")
    void chainWithMore() throws Exception {
        chainsWithMore(100); // whoever frees too little fails here, before it takes long
        chainsWithMore(SOME);
        Property.holds(8, random -> chainWithMore(SOME, 2 + random.nextInt(5), -1, Beside.ANY, random));
    }

    private static void chainsWithMore(int length) throws InterruptedException {
        Random same = new Random(1);
        for (Beside beside : Beside.values()) {
            for (int width = 2; width <= 3; width++) {
                for (int place = 0; place < width; place++) {
                    chainWithMore(length, width, place, beside, same);
                }
            }
        }
    }

    /** What the objects of a chain refer to beside the next one. */
    private enum Beside {
        LEAF("an object of its own"),
        PAIR("an object of its own that refers to another"),
        BEFORE("the one before"),
        SELF("itself"),
        ANY("any of these, or null");

        private final String words;

        Beside(String words) {
            this.words = words;
        }
    }

    /**
     * Long enough for a stack of 256 KB to be full if the way along the chain lies on it.
     *
     * @param place of the reference to the next one, or -1 if it is another in each object
     */
    private static void chainWithMore(int length, int width, int place, Beside beside, Random random)
            throws InterruptedException {
        MarkSweepHeap heap = new MarkSweepHeap();
        MarkSweepHeap.Node first = heap.allocate("", width);
        MarkSweepHeap.Node before = first;
        MarkSweepHeap.Node node = first;
        for (int i = 1; i < length; i++) {
            MarkSweepHeap.Node next = heap.allocate("", width);
            int onward = place < 0 ? random.nextInt(width) : place;
            for (int ref = 0; ref < width; ref++) {
                node.refs[ref] = ref == onward ? next : beside(heap, beside, before, node, random);
            }
            before = node;
            node = next;
        }
        String which =
                "a chain of %,d objects, each with %d references: refs[%s] leads to the next, any other to %s"
                        .formatted(length, width, place < 0 ? "any" : place, beside.words);
        int all = heap.nodes().size();
        assertThat(collectOnASmallStack(heap, Set.of(first), which + ": "))
                .as("collect() with a root that leads to all of " + which)
                .isZero();
        assertThat(heap.nodes()).as("nodes() after it").hasSize(all);
        assertThat(collectOnASmallStack(heap, Set.of(), which + ": "))
                .as("collect() with no root, of " + which)
                .isEqualTo(all);
    }

    private static MarkSweepHeap.Node beside(
            MarkSweepHeap heap,
            Beside beside,
            MarkSweepHeap.Node before,
            MarkSweepHeap.Node node,
            Random random) {
        return switch (beside) {
            case LEAF -> heap.allocate("", 0);
            case PAIR -> {
                MarkSweepHeap.Node one = heap.allocate("", 1);
                link(one, 0, heap.allocate("", 1));
                yield one;
            }
            case BEFORE -> before;
            case SELF -> node;
            case ANY -> {
                int which = random.nextInt(Beside.values().length);
                yield which == Beside.ANY.ordinal()
                        ? null
                        : beside(heap, Beside.values()[which], before, node, random);
            }
        };
    }

    @Test
    @Order(9)
    @DisplayName("collect() works on the thread that called it")
    @Holds("on the thread that called")
    void startsNoThread() throws InterruptedException {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long fewest = Long.MAX_VALUE;
        MarkSweepHeap heap = new MarkSweepHeap();
        MarkSweepHeap.Node first = chain(heap, MILLION / 4);
        for (int run = 0; run < 3 && fewest > 0; run++) {
            long before = threads.getTotalStartedThreadCount();
            collectOnASmallStack(heap, Set.of(first));
            long own = 1; // the thread with the small stack
            fewest = Math.min(fewest, threads.getTotalStartedThreadCount() - before - own);
        }
        assertThat(fewest)
                .as("threads started by one call of collect(), with a chain of 250,000 objects")
                .isZero();
        fewest = Long.MAX_VALUE;
        for (int run = 0; run < 3 && fewest > 0; run++) {
            Trial trial = new Trial();
            MarkSweepHeap.Node a = trial.allocate("a", 1);
            link(a, 0, trial.allocate("b", 0));
            long before = threads.getTotalStartedThreadCount();
            trial.collect(a);
            fewest = Math.min(fewest, threads.getTotalStartedThreadCount() - before);
        }
        assertThat(fewest).as("threads started by one call of collect()").isZero();
    }

    @Test
    @Order(10)
    @DisplayName("two heaps know nothing of each other")
    @Holds("two heaps know nothing of each other")
    void twoHeaps() {
        Trial one = new Trial("in the first heap");
        Trial other = new Trial("in the second heap");
        MarkSweepHeap.Node a = one.allocate("a", 1);
        link(a, 0, one.allocate("b", 0));
        MarkSweepHeap.Node x = other.allocate("x", 1);
        other.allocate("y", 0);
        link(x, 0, x);
        one.collect(a);
        other.collect(x);
        one.collect();
        other.collect(x);
    }

    @Test
    @Order(12)
    @DisplayName("two heaps can be collected at the same time")
    @Holds("two heaps know nothing of each other")
    void twoHeapsAtOnce() throws Exception {
        MarkSweepHeap other = new MarkSweepHeap();
        MarkSweepHeap.Node x = other.allocate("x", 1);
        link(x, 0, other.allocate("y", 0));
        for (int at = 0; at <= 3; at++) {
            MarkSweepHeap heap = new MarkSweepHeap();
            List<MarkSweepHeap.Node> roots = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                MarkSweepHeap.Node root = heap.allocate("root " + i, 1);
                link(root, 0, heap.allocate("kept " + i, 0));
                roots.add(root);
            }
            heap.allocate("dead", 0);
            Set<MarkSweepHeap.Node> asked = askedAt(at, roots, () -> other.collect(Set.of(x)));
            String call =
                    "collect() of a heap with three roots and what they lead to, and a dead object, while another heap is collected,";
            int freed = Property.call(call, () -> heap.collect(asked));
            assertThat(freed).as(call).isEqualTo(1);
            assertThat(heap.nodes()).as("nodes() after it").hasSize(6);
            assertThat(other.nodes()).as("nodes() of the other heap").hasSize(2);
        }
        onTwoThreads();
    }

    /** The roots as a set; who reads it for the first time has the action run before the root at that place. */
    private static Set<MarkSweepHeap.Node> askedAt(
            int place, List<MarkSweepHeap.Node> roots, Runnable action) {
        return new java.util.AbstractSet<>() {
            private boolean done;

            @Override
            public int size() {
                return roots.size();
            }

            @Override
            public java.util.Iterator<MarkSweepHeap.Node> iterator() {
                java.util.Iterator<MarkSweepHeap.Node> each = roots.iterator();
                return new java.util.Iterator<>() {
                    private int given;

                    @Override
                    public boolean hasNext() {
                        if (given == place && !done) {
                            done = true;
                            action.run();
                        }
                        return each.hasNext();
                    }

                    @Override
                    public MarkSweepHeap.Node next() {
                        given++;
                        return each.next();
                    }
                };
            }
        };
    }

    /** Each of two threads collects a heap of its own, over and over. */
    private static void onTwoThreads() throws InterruptedException {
        var start = new java.util.concurrent.CyclicBarrier(2);
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 2; number++) {
            MarkSweepHeap heap = new MarkSweepHeap();
            MarkSweepHeap.Node first = wideChain(heap, 20_000);
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    start.await();
                                    for (int i = 0; i < 30 && wrong.isEmpty(); i++) {
                                        heap.allocate("dead", 0);
                                        int freed = heap.collect(Set.of(first));
                                        if (freed != 1) {
                                            wrong.add("frees " + freed + " objects");
                                        }
                                    }
                                } catch (Throwable thrown) {
                                    wrong.add("throws " + thrown);
                                }
                            },
                            "collects heap " + number);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!wrong.isEmpty()) {
            fail(
                    "while another thread collects another heap, collect() of a heap with one dead object, among 20,000 that a root leads to, %s",
                    wrong.get(0));
        }
    }

    @Test
    @Order(11)
    @DisplayName("collect(null) throws NullPointerException and frees nothing")
    @Holds("collect(null) throws NullPointerException")
    void nullRoots() {
        Trial trial = new Trial();
        MarkSweepHeap.Node a = trial.allocate("a", 0);
        trial.allocate("b", 0);
        refusesNull("of a heap with two objects", trial.heap);
        assertThat(trial.heap.nodes()).as("nodes() after collect(null)").hasSize(2);
        trial.collect(a);
        refusesNull("of a new heap", new MarkSweepHeap());
        trial.collect();
        refusesNull("when all that was in the heap has gone", trial.heap);
    }

    private static void refusesNull(String where, MarkSweepHeap heap) {
        String what = "returns";
        try {
            what = "returns " + heap.collect(null);
        } catch (NullPointerException expected) {
            what = "";
        } catch (RuntimeException other) {
            what = "throws " + other;
        }
        if (!what.isEmpty()) {
            fail("collect(null) %s %s, and must throw NullPointerException", where, what);
        }
    }

    /** Makes objects that lead from each to the next, and from the last to the first. */
    private static MarkSweepHeap.Node chain(MarkSweepHeap heap, int length) {
        MarkSweepHeap.Node first = heap.allocate("", 1);
        MarkSweepHeap.Node last = first;
        for (int i = 1; i < length; i++) {
            MarkSweepHeap.Node next = heap.allocate("", 1);
            last.refs[0] = next;
            last = next;
        }
        last.refs[0] = first;
        return first;
    }

    private static void link(MarkSweepHeap.Node from, int ref, MarkSweepHeap.Node to) {
        from.refs[ref] = to;
    }

    private static int collectOnASmallStack(MarkSweepHeap heap, Set<MarkSweepHeap.Node> roots)
            throws InterruptedException {
        return collectOnASmallStack(heap, roots, "");
    }

    private static int collectOnASmallStack(
            MarkSweepHeap heap, Set<MarkSweepHeap.Node> roots, String of)
            throws InterruptedException {
        int[] freed = {-1};
        Throwable[] thrown = new Throwable[1];
        Runnable collection =
                () -> {
                    try {
                        freed[0] = heap.collect(roots);
                    } catch (Throwable e) {
                        thrown[0] = e;
                    }
                };
        Thread thread = new Thread(null, collection, "small stack", SMALL_STACK);
        thread.start();
        thread.join();
        if (thrown[0] instanceof StackOverflowError) {
            fail(
                    of
                            + "StackOverflowError: the stack is full before the end of the chain is reached");
        }
        if (thrown[0] != null) {
            throw new AssertionError(of + "collect() threw " + thrown[0], thrown[0]);
        }
        return freed[0];
    }

    /** A heap beside the list of what must be in it, by a walk that shares no code with it. */
    private final class Trial {
        final MarkSweepHeap heap = new MarkSweepHeap();
        List<MarkSweepHeap.Node> expected = new ArrayList<>();
        private final String where;
        private int collections;

        Trial() {
            this("");
        }

        Trial(String where) {
            this.where = where;
        }

        MarkSweepHeap.Node allocate(String name, int refs) {
            MarkSweepHeap.Node node = heap.allocate(name, refs);
            expected.add(node);
            return node;
        }

        void collect(MarkSweepHeap.Node... roots) {
            collections++;
            Set<MarkSweepHeap.Node> alive = identitySet(Arrays.asList(roots));
            for (boolean more = true; more; ) {
                List<MarkSweepHeap.Node> next = new ArrayList<>();
                for (MarkSweepHeap.Node node : alive) {
                    for (MarkSweepHeap.Node ref : node.refs) {
                        if (ref != null) {
                            next.add(ref);
                        }
                    }
                }
                more = alive.addAll(next);
            }
            String before = draw(roots, alive);
            List<MarkSweepHeap.Node> left = expected.stream().filter(alive::contains).toList();
            int dead = expected.size() - left.size();
            expected = new ArrayList<>(left);
            Map<MarkSweepHeap.Node, MarkSweepHeap.Node[]> refs = new IdentityHashMap<>();
            left.forEach(node -> refs.put(node, node.refs.clone()));
            String which =
                    "collection " + collections + (where.isEmpty() ? "" : " " + where);
            int freed = guard.collect(heap, Set.of(roots), left, which, before);
            for (MarkSweepHeap.Node node : left) {
                if (!Arrays.equals(node.refs, refs.get(node))) {
                    fail(
                            "collection %d%s: %s stays, and has other references than before%nthe heap before it:%n%s",
                            collections, where.isEmpty() ? "" : " " + where, node.name, before);
                }
            }
            Set<MarkSweepHeap.Node> there = identitySet(heap.nodes());
            if (!there.equals(alive) || heap.nodes().size() != left.size()) {
                fail(
                        "collection %d%s: wrong is what is left, [%s]%nthe heap before it:%n%s",
                        collections,
                        where.isEmpty() ? "" : " " + where,
                        heap.nodes().stream().map(n -> n.name).collect(Collectors.joining(", ")),
                        before);
            }
            if (freed != dead) {
                fail(
                        "collection %d%s: collect() returned %d, and freed %d%nthe heap before it:%n%s",
                        collections, where.isEmpty() ? "" : " " + where, freed, dead, before);
            }
        }

        private String draw(MarkSweepHeap.Node[] roots, Set<MarkSweepHeap.Node> alive) {
            Set<MarkSweepHeap.Node> rooted = identitySet(Arrays.asList(roots));
            StringBuilder picture = new StringBuilder();
            for (MarkSweepHeap.Node node : expected) {
                picture.append(rooted.contains(node) ? "  root " : "       ").append(node.name);
                String arrow = " → ";
                for (MarkSweepHeap.Node ref : node.refs) {
                    picture.append(arrow).append(ref == null ? "null" : ref.name);
                    arrow = ", ";
                }
                picture.append(alive.contains(node) ? "   stays" : "   goes").append("\n");
            }
            return picture.toString().stripTrailing();
        }

        private static Set<MarkSweepHeap.Node> identitySet(Collection<MarkSweepHeap.Node> nodes) {
            Set<MarkSweepHeap.Node> set = Collections.newSetFromMap(new IdentityHashMap<>());
            set.addAll(nodes);
            return set;
        }
    }
}
