import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class CopyingHeapTest {

    private static final int MILLION = 1_000_000;
    private static final long SMALL_STACK = 256 << 10;

    @Test
    @Order(1)
    @DisplayName("what a root leads to is copied with its value, on all steps of the way")
    @Holds({"copies every object that the roots lead to", "or to 0 if it led to 0"})
    void copies() {
        Trial trial = new Trial(100);
        Model a = trial.allocate(1, 2);
        Model b = trial.allocate(2, 1);
        Model c = trial.allocate(3, 0);
        a.refs[1] = b;
        b.refs[0] = c;
        trial.collect(a);
    }

    @Test
    @Order(2)
    @DisplayName("an object with two references to it is one object afterwards")
    @Holds("an object with two references to it is one object afterwards")
    void shared() {
        Trial trial = new Trial(100);
        Model a = trial.allocate(1, 2);
        Model b = trial.allocate(2, 1);
        Model c = trial.allocate(3, 0);
        a.refs[0] = b;
        a.refs[1] = c;
        b.refs[0] = c;
        trial.collect(a, c, a);
    }

    @Test
    @Order(3)
    @DisplayName("objects in a circle and objects that refer to themselves are copied once")
    @Holds("objects in a circle and objects that refer to themselves")
    void circles() {
        Trial trial = new Trial(100);
        Model a = trial.allocate(1, 1);
        Model b = trial.allocate(2, 2);
        a.refs[0] = b;
        b.refs[0] = a;
        b.refs[1] = b;
        trial.collect(a);
    }

    @Test
    @Order(4)
    @DisplayName("what no root leads to is not copied, and the living lie without a gap")
    @Holds("and they lie without a gap")
    void leavesGarbage() {
        Trial trial = new Trial(100);
        trial.allocate(1, 3);
        Model a = trial.allocate(2, 1);
        Model dead = trial.allocate(3, 1);
        Model b = trial.allocate(4, 0);
        a.refs[0] = b;
        dead.refs[0] = a;
        trial.collect(a);
    }

    @Test
    @Order(5)
    @DisplayName("without a root, or with roots that are all 0, nothing is left")
    @Holds("without a root, or with roots that are all 0")
    void noRoots() {
        Trial trial = new Trial(100);
        Model a = trial.allocate(1, 1);
        a.refs[0] = a;
        trial.collect(null, null);
        trial.allocate(2, 0);
        trial.collect();
        Model b = trial.allocate(3, 0);
        trial.collect(null, b, null);
    }

    @Test
    @Order(6)
    @DisplayName("the second and third collection copy back and forth")
    @Holds({"the next collection copies back to the first half", "whose references are 0"})
    void backAndForth() {
        Trial trial = new Trial(20);
        Model a = trial.allocate(1, 2);
        for (int i = 0; i < 10; i++) {
            a.refs[0] = trial.allocate(10 + i, 1);
            a.refs[1] = trial.allocate(20 + i, 2);
            a.refs[1].refs[1] = a.refs[0];
            trial.collect(a);
            a.refs[1] = null;
            trial.collect(a);
        }
    }

    @Test
    @Order(7)
    @DisplayName("a heap of 1,000 words outlives a million words of garbage")
    @Holds("outlives a million words of garbage")
    void outlives() {
        CopyingHeap heap = new CopyingHeap(1000);
        int[] roots = {heap.allocate(42, 1)};
        for (int words = 0; words < MILLION; words += 3) {
            if (heap.used() > 990) {
                heap.collect(roots);
                if (heap.used() > 6) {
                    fail(
                            "used() is %d after a collection, and must be at most 6: one root and its one object",
                            heap.used());
                }
            }
            heap.set(roots[0], 0, heap.allocate(words, 1));
        }
        assertThat(heap.value(roots[0])).as("the value of the root").isEqualTo(42);
    }

    @Test
    @Order(8)
    @DisplayName("negative values, 0, and objects without references are copied like all others")
    @Holds("values are any int")
    void values() {
        Trial trial = new Trial(100);
        int[] values = {0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE, -3, 101, 102, -101};
        Model all = trial.allocate(-101, 2 * values.length);
        for (int i = 0; i < values.length; i++) {
            Model one = trial.allocate(values[i], i % 2);
            all.refs[i] = one;
            all.refs[values.length + i] = one;
        }
        trial.collect(all);
        trial.collect(all.refs[0], all);
    }

    @Test
    @Order(13)
    @DisplayName("a value may be any number that a collection leaves behind, or that somebody takes for a mark")
    @Holds("values are any int")
    void valuesLikeMarks() {
        TreeSet<Integer> values = new TreeSet<>(leftBehind());
        for (int mark : new int[] {0xDEADBEEF, 0xCAFEBABE, 0xBADDCAFE, 0xFEEDFACE, 0x7FFFFFFE, 0x5A5A5A5A, 0xAAAAAAAA, -999, 999_999_999}) {
            values.add(mark);
        }
        for (int bit = 0; bit < 32; bit++) {
            values.add(1 << bit);
            values.add(~(1 << bit));
            values.add(-(1 << bit));
        }
        for (int value : values) {
            for (int refs = 0; refs < 3; refs++) {
                Trial trial = new Trial(50, ", with objects of the value " + value);
                Model root = trial.allocate(1, 3);
                Model one = trial.allocate(value, refs);
                Model other = trial.allocate(value, 1);
                root.refs[0] = one;
                root.refs[1] = other;
                root.refs[2] = one;
                other.refs[0] = root;
                if (refs > 0) {
                    one.refs[refs - 1] = other;
                }
                trial.collect(root);
                trial.collect(root, one);
                trial.collect(one);
            }
        }
    }

    /** What stands in the whole memory after collections, the halves that were left included. */
    private static TreeSet<Integer> leftBehind() {
        TreeSet<Integer> found = new TreeSet<>();
        CopyingHeap heap = new CopyingHeap(50);
        int[] roots = {heap.allocate(7, 2), heap.allocate(8, 0), heap.allocate(9, 1)};
        heap.set(roots[0], 1, roots[1]);
        heap.set(roots[2], 0, roots[0]);
        for (int i = 0; i < 2; i++) {
            heap.allocate(10, 1);
            try {
                heap.collect(roots);
            } catch (RuntimeException e) {
                return found;
            }
            for (int address = 0; address <= 100; address++) {
                try {
                    found.add(heap.value(address));
                } catch (RuntimeException e) {
                    // No object is there, and an answer may say so.
                }
            }
        }
        return found;
    }

    @Test
    @Order(9)
    @DisplayName("a heap that is full to the last word with the living is copied as well")
    @Holds("full to the last word")
    void full() {
        Trial trial = new Trial(12);
        Model a = trial.allocate(1, 2);
        Model b = trial.allocate(2, 2);
        Model c = trial.allocate(3, 2);
        a.refs[0] = b;
        b.refs[1] = c;
        c.refs[0] = a;
        trial.hasNoRoom();
        trial.collect(b);
        trial.hasNoRoom();
        trial.collect(c);
        trial.hasNoRoom();
        Trial small = new Trial(40);
        Model[] all = new Model[20];
        for (int i = 0; i < all.length; i++) {
            all[i] = small.allocate(i, 0);
        }
        for (int i = 0; i < 3; i++) {
            small.hasNoRoom();
            small.collect(all);
        }
    }

    @Test
    @Order(10)
    @DisplayName("on 1,000 generated heaps each collection keeps the graph and nothing else")
    @Holds({"each reference in the copies leads to the copy", "what no root leads to is not copied"})
    void keepsTheGraph() {
        for (int seed = 1; seed <= 1000; seed++) {
            Random random = new Random(seed);
            Trial trial = new Trial(1000, " with seed " + seed);
            List<Model> alive = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                int more = 1 + random.nextInt(1 + seed / 100);
                for (int i = 0; i < more; i++) {
                    alive.add(trial.allocate(value(random), random.nextInt(4)));
                }
                for (int i = 0; i < alive.size(); i++) {
                    Model from = alive.get(random.nextInt(alive.size()));
                    if (from.refs.length > 0) {
                        from.refs[random.nextInt(from.refs.length)] =
                                random.nextInt(4) == 0
                                        ? null
                                        : alive.get(random.nextInt(alive.size()));
                    }
                }
                Model[] roots = new Model[random.nextInt(4)];
                for (int i = 0; i < roots.length; i++) {
                    roots[i] = alive.get(random.nextInt(alive.size()));
                }
                alive = new ArrayList<>(trial.collect(roots));
            }
        }
    }

    @Test
    @Order(14)
    @DisplayName("heaps of any size, full of objects of any shape, are copied again and again")
    @Holds({"each reference in the copies leads to the copy", "full to the last word"})
    void anyShape() throws Exception {
        Property.holds(24, random -> generated(random, 80_000, 4));
        Property.holds(200, random -> generated(random, 30, 6));
    }

    private static void generated(Random random, int mostWords, int rounds) {
        random.nextInt(); // the first number is nearly the same for seeds that follow each other
        int words = upTo(random, mostWords);
        Trial trial = new Trial(words, " of a heap of %,d words".formatted(words));
        List<Model> alive = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int shape = random.nextInt(6);
            int widest = new int[] {words, upTo(random, words), random.nextInt(4)}[random.nextInt(3)];
            int least = random.nextInt(3) == 0 ? random.nextInt(words) : 0;
            for (int room = words - trial.heap.used(); room >= 2 && room >= least; room = words - trial.heap.used()) {
                int refs = random.nextInt(4) > 0 ? widest : random.nextInt(widest + 1);
                Model fresh = trial.allocate(valueIn(random, words), Math.min(refs, room - 2));
                alive.add(fresh);
                lead(fresh, alive, shape, random);
            }
            if (words - trial.heap.used() < 2) {
                trial.hasNoRoom();
            }
            Model[] roots = new Model[alive.isEmpty() ? 0 : random.nextInt(3) == 0 ? upTo(random, 5_000) : random.nextInt(4)];
            for (int i = 0; i < roots.length; i++) {
                roots[i] = i == 0 ? alive.get(alive.size() - 1) : random.nextInt(5) == 0 ? null : alive.get(random.nextInt(alive.size()));
            }
            if (random.nextInt(6) == 0) {
                Arrays.fill(roots, null);
            }
            alive = new ArrayList<>(trial.collect(random.nextInt(4) == 0 ? alive.toArray(new Model[0]) : roots));
        }
    }

    /** To anything; all to one; to itself; one to the last; there and back; all to the last. */
    private static void lead(Model from, List<Model> all, int shape, Random random) {
        Model last = all.get(Math.max(0, all.size() - 2));
        Model one = all.get(random.nextInt(all.size()));
        int refs = from.refs.length;
        for (int i = 0; i < refs; i++) {
            from.refs[i] =
                    switch (shape) {
                        case 0 -> random.nextInt(4) == 0 ? null : all.get(random.nextInt(all.size()));
                        case 1 -> one;
                        case 2 -> from;
                        case 3 -> null;
                        case 4 -> all.get(0);
                        default -> last;
                    };
        }
        if (refs > 0 && (shape == 3 || shape == 4)) {
            from.refs[random.nextInt(refs)] = last;
        }
        if (shape == 4 && last.refs.length > 0) {
            last.refs[last.refs.length - 1] = from;
        }
    }

    /** A number from 1 on, of any magnitude alike. */
    private static int upTo(Random random, int most) {
        return (int) Math.pow(most, random.nextDouble());
    }

    /** Any, and such as could be an address in one half or the other, or a negated one. */
    private static int valueIn(Random random, int words) {
        return random.nextBoolean() ? random.nextInt() : random.nextInt(4 * words + 3) - 2 * words - 1;
    }

    /** Small ones, and such as could be an address in one half or the other. */
    private static int value(Random random) {
        return random.nextBoolean()
                ? random.nextInt(200) - 100
                : random.nextInt(2) * 1000 + random.nextInt(300);
    }

    @Test
    @Order(11)
    @DisplayName("a chain of 1,000,000 objects is no trouble on a stack of 256 KB")
    @Holds("a chain of 1,000,000 objects")
    void longChain() {
        survives(MILLION, 1);
        survives(MILLION / 5, 3);
        Random random = new Random();
        for (int beside = 0; beside < 6; beside++) {
            int refs = 2 + random.nextInt(3);
            chainWithMore(8_000, refs, 0, beside);
            chainWithMore(8_000, refs, refs - 1, beside);
        }
    }

    /** A chain each object of which leads elsewhere, too. */
    private static void chainWithMore(int length, int refs, int slot, int beside) {
        Trial trial = new Trial((4 + refs) * length, ", a chain through reference %d of %d".formatted(slot, refs));
        Model end = trial.allocate(-1, 0);
        Model root = trial.allocate(0, refs);
        Model first = root;
        for (int i = 1; i < length; i++) {
            Model next = trial.allocate(i, refs);
            Model other =
                    switch (beside) {
                        case 0 -> next;
                        case 1 -> end;
                        case 2 -> trial.allocate(-i, 0);
                        case 3 -> first;
                        case 4 -> root;
                        default -> null;
                    };
            Arrays.fill(next.refs, other);
            next.refs[slot] = root;
            if (beside == 5) {
                root.refs[refs - 1 - slot] = next;
            }
            root = next;
        }
        trial.collect(root, first);
    }

    /** Of so many references one leads on, each in turn. */
    private static void survives(int length, int refs) {
        CopyingHeap heap = new CopyingHeap((2 + refs) * length);
        int[] roots = {1}; // the last of the chain leads to itself
        for (int i = 0; i < length; i++) {
            int next = heap.allocate(i, refs);
            heap.set(next, i % refs, roots[0]);
            roots[0] = next;
        }
        collectOnASmallStack(heap, roots);
        assertThat(heap.used()).as("used() after it").isEqualTo((2 + refs) * length);
        int last = CopyingHeap.NULL;
        int address = roots[0];
        for (int i = length - 1; i >= 0; i--) {
            if (heap.value(address) != i) {
                fail("object %,d of the chain has the value %,d", i, heap.value(address));
            }
            last = address;
            address = heap.get(address, i % refs);
        }
        assertThat(address).as("the reference of the last object to itself, at %d", last).isEqualTo(last);
    }

    private static void collectOnASmallStack(CopyingHeap heap, int[] roots) {
        Throwable[] thrown = new Throwable[1];
        Runnable collection =
                () -> {
                    try {
                        heap.collect(roots);
                    } catch (Throwable e) {
                        thrown[0] = e;
                    }
                };
        Thread thread = new Thread(null, collection, "small stack", SMALL_STACK);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (thrown[0] instanceof StackOverflowError) {
            fail("StackOverflowError: the stack is full before the end of the chain is reached");
        }
        if (thrown[0] != null) {
            throw new AssertionError("collect() threw " + thrown[0], thrown[0]);
        }
    }

    @Test
    @Order(12)
    @DisplayName("two heaps know nothing of each other")
    @Holds("two heaps know nothing of each other")
    void twoHeaps() throws Exception {
        Trial one = new Trial(20, " in the first heap");
        Trial other = new Trial(20, " in the second heap");
        Model a = one.allocate(1, 1);
        Model x = other.allocate(2, 2);
        a.refs[0] = a;
        x.refs[1] = x;
        one.collect(a);
        other.collect(x);
        one.allocate(3, 1);
        one.collect(a);
        other.collect(x);
        inTwoThreads();
    }

    private static void inTwoThreads() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicIntegerArray done = new AtomicIntegerArray(2);
        FutureTask<Void> second = new FutureTask<>(() -> many(1, both, done));
        new Thread(second).start();
        many(0, both, done);
        try {
            second.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
    }

    /** A circle of 5,000 objects that lead on and back, collected until the other thread has had its turns, too. */
    private static Void many(int who, CyclicBarrier both, AtomicIntegerArray done) throws Exception {
        int value = who * MILLION;
        CopyingHeap heap = new CopyingHeap(20_000);
        int[] addresses = new int[5_000];
        for (int i = 0; i < 5_000; i++) {
            addresses[i] = heap.allocate(value + i, 2);
        }
        for (int i = 0; i < 5_000; i++) {
            heap.set(addresses[i], 0, addresses[(i + 1) % 5_000]);
            heap.set(addresses[i], 1, addresses[(i + 4_999) % 5_000]);
        }
        int[] roots = {addresses[0]};
        both.await();
        for (int i = 0; i < 100 || i < 5_000 && done.get(1 - who) < 100; i++) {
            Property.call("collect(), while another thread collects another heap,", () -> {
                heap.collect(roots);
                return null;
            });
            done.incrementAndGet(who);
        }
        assertThat(heap.used()).as("used(), after another thread has collected another heap meanwhile").isEqualTo(20_000);
        for (int i = 0, address = roots[0]; i < 5_000; i++, address = heap.get(address, 0)) {
            if (heap.value(address) != value + i || heap.get(heap.get(address, 0), 1) != address) {
                fail("object %,d of a circle has another value or leads elsewhere, after another thread has collected another heap meanwhile", i);
            }
        }
        return null;
    }

    /** An object as it must be. */
    private static final class Model {
        final int value;
        final Model[] refs;
        int address;

        Model(int value, int refs) {
            this.value = value;
            this.refs = new Model[refs];
        }

        int size() {
            return 2 + refs.length;
        }
    }

    /** A heap beside the objects that must be in it. */
    private static final class Trial {
        private final CopyingHeap heap;
        private final String where;
        private List<Model> there = new ArrayList<>();
        private int collections;

        Trial(int words) {
            this(words, "");
        }

        Trial(int words, String where) {
            this.heap = new CopyingHeap(words);
            this.where = where;
        }

        Model allocate(int value, int refs) {
            Model model = new Model(value, refs);
            model.address = heap.allocate(value, refs);
            for (int i = 0; i < refs; i++) {
                if (heap.get(model.address, i) != CopyingHeap.NULL) {
                    fail(
                            "allocate(%d, %d), after %d collections%s: reference %d is %d, and must be 0",
                            value, refs, collections, where, i, heap.get(model.address, i));
                }
            }
            there.add(model);
            return model;
        }

        void hasNoRoom() {
            for (int refs : new int[] {0, 2}) {
                String what;
                try {
                    what = "returns " + heap.allocate(9, refs);
                } catch (IllegalStateException expected) {
                    continue;
                } catch (RuntimeException other) {
                    what = "throws " + other;
                }
                fail(
                        "after %d collections the half is full: allocate(9, %d) %s, and must throw IllegalStateException",
                        collections, refs, what);
            }
        }

        /** Returns what must be alive after it. */
        List<Model> collect(Model... roots) {
            collections++;
            for (Model model : there) {
                for (int i = 0; i < model.refs.length; i++) {
                    heap.set(model.address, i, address(model.refs[i]));
                }
            }
            List<Model> alive = alive(roots);
            int[] addresses = new int[roots.length];
            for (int i = 0; i < roots.length; i++) {
                addresses[i] = address(roots[i]);
            }
            String head = "collection " + collections + where;
            String tail = "\nthe heap before it:\n" + (there.size() <= 40 && roots.length <= 40 ? draw(roots, alive) : counts(roots, alive));
            try {
                if (there.size() > 7_000) {
                    collectOnASmallStack(heap, addresses);
                } else {
                    heap.collect(addresses);
                }
                compare(roots, addresses, alive, head, tail);
            } catch (RuntimeException e) {
                throw new AssertionError(head + " threw " + e + tail, e);
            }
            there = alive;
            return alive;
        }

        /** Follows all references in both graphs, and notes the new addresses. */
        private void compare(
                Model[] roots, int[] addresses, List<Model> alive, String head, String tail) {
            Map<Model, Integer> moved = new IdentityHashMap<>();
            Map<Integer, Model> copies = new HashMap<>();
            Set<Integer> left = there.stream().map(old -> old.address).collect(Collectors.toSet());
            Deque<Model> found = new ArrayDeque<>();
            for (int i = 0; i < roots.length; i++) {
                String bad = meet(roots[i], addresses[i], moved, copies, left, found);
                if (bad != null) {
                    fail(head + ": root " + i + " is " + addresses[i] + bad + tail);
                }
            }
            while (!found.isEmpty()) {
                Model model = found.remove();
                int address = moved.get(model);
                for (int i = 0; i < model.refs.length; i++) {
                    String bad = meet(model.refs[i], heap.get(address, i), moved, copies, left, found);
                    if (bad != null) {
                        fail(head + ": reference " + i + " of the copy of @" + model.address + " is " + heap.get(address, i) + bad + tail);
                    }
                }
            }
            TreeMap<Integer, Model> places = new TreeMap<>();
            int size = 0;
            for (Model model : alive) {
                model.address = moved.get(model);
                places.put(model.address, model);
                size += model.size();
            }
            if (heap.used() != size) {
                fail(head + ": used() is " + heap.used() + " after it, and must be " + size + tail);
            }
            int end = places.isEmpty() ? 0 : places.firstKey();
            for (Map.Entry<Integer, Model> place : places.entrySet()) {
                if (place.getKey() != end) {
                    fail(head + ": between " + end + " and " + place.getKey() + " is a gap" + tail);
                }
                end += place.getValue().size();
            }
        }

        /** Returns what is wrong with this address of the copy, or null. */
        private String meet(
                Model model, int address, Map<Model, Integer> moved, Map<Integer, Model> copies, Set<Integer> left, Deque<Model> found) {
            if (model == null || moved.containsKey(model)) {
                int right = model == null ? CopyingHeap.NULL : moved.get(model);
                return address == right ? null : ", and must be " + right;
            }
            String from = ", where the copy of @" + model.address + " must be";
            if (address <= 0 || copies.containsKey(address)) {
                return from;
            }
            if (left.contains(address)) {
                return " still, in the half left behind";
            }
            if (heap.refs(address) != model.refs.length || heap.value(address) != model.value) {
                return from + ": there are " + heap.refs(address) + " references and the value " + heap.value(address);
            }
            moved.put(model, address);
            copies.put(address, model);
            found.add(model);
            return null;
        }

        private List<Model> alive(Model[] roots) {
            List<Model> alive = new ArrayList<>();
            Map<Model, Boolean> met = new IdentityHashMap<>();
            Deque<Model> next = new ArrayDeque<>();
            for (Model root : roots) {
                if (root != null) {
                    next.add(root);
                }
            }
            while (!next.isEmpty()) {
                Model model = next.remove();
                if (met.put(model, true) == null) {
                    alive.add(model);
                    for (Model ref : model.refs) {
                        if (ref != null) {
                            next.add(ref);
                        }
                    }
                }
            }
            return alive;
        }

        private static int address(Model model) {
            return model == null ? CopyingHeap.NULL : model.address;
        }

        private String counts(Model[] roots, List<Model> alive) {
            return "  %,d roots, %,d objects, %,d of them living, %,d words in use"
                    .formatted(roots.length, there.size(), alive.size(), heap.used());
        }

        private String draw(Model[] roots, List<Model> alive) {
            StringBuilder picture = new StringBuilder("  roots ");
            String comma = "";
            for (Model root : roots) {
                picture.append(comma).append("@").append(address(root));
                comma = ", ";
            }
            for (Model model : there) {
                picture.append("\n  @%d  value %d".formatted(model.address, model.value));
                String arrow = " → ";
                for (Model ref : model.refs) {
                    picture.append(arrow).append("@").append(address(ref));
                    arrow = ", ";
                }
                picture.append(alive.contains(model) ? "" : "   dead");
            }
            return picture.toString();
        }
    }
}
