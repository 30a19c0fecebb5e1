import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class CountingHeapTest {

    private static final int LONG = 200_000;
    private static final long SMALL_STACK = 256 << 10;

    @Test
    @Order(1)
    @DisplayName("retain() and release() count, and the last release() frees")
    @Holds("retain adds one to the count")
    void counts() {
        Trial trial = new Trial();
        CountingHeap.Cell a = trial.allocate("a", 0);
        trial.allocate("b", 2);
        trial.retain(a);
        trial.retain(a);
        trial.release(a);
        trial.release(a);
        trial.release(a);
    }

    @Test
    @Order(2)
    @DisplayName("retain(null) and release(null) do nothing")
    @Holds("both ignore null")
    void ignoresNull() {
        Trial trial = new Trial();
        trial.allocate("a", 1);
        trial.retain(null);
        trial.release(null);
    }

    @Test
    @Order(3)
    @DisplayName("set() counts what the reference leads to now, and not what it led to before")
    @Holds("what it led to before is not counted any longer")
    void setCounts() {
        Trial trial = new Trial();
        CountingHeap.Cell a = trial.allocate("a", 2);
        CountingHeap.Cell b = trial.allocate("b", 0);
        CountingHeap.Cell c = trial.allocate("c", 0);
        trial.set(a, 0, b);
        trial.set(a, 1, b);
        trial.release(b);
        trial.set(a, 0, c);
        trial.release(c);
        trial.set(a, 1, null);
        trial.set(a, 1, null);
        trial.set(a, 0, null);
    }

    @Test
    @Order(4)
    @DisplayName("to set a reference to what it leads to already changes nothing")
    @Holds("to set a reference to what it leads to already changes nothing")
    void setsTheSame() {
        Trial trial = new Trial();
        CountingHeap.Cell a = trial.allocate("a", 1);
        CountingHeap.Cell b = trial.allocate("b", 1);
        CountingHeap.Cell c = trial.allocate("c", 0);
        trial.set(a, 0, b);
        trial.set(b, 0, c);
        trial.release(b);
        trial.release(c);
        trial.set(a, 0, b);
        trial.set(b, 0, c);
    }

    @Test
    @Order(5)
    @DisplayName("what is freed releases what it refers to, once for each reference")
    @Holds("what its own references lead to is released as well")
    void cascades() {
        Trial trial = new Trial();
        CountingHeap.Cell top = trial.allocate("top", 3);
        CountingHeap.Cell left = trial.allocate("left", 1);
        CountingHeap.Cell right = trial.allocate("right", 2);
        CountingHeap.Cell shared = trial.allocate("shared", 1);
        CountingHeap.Cell held = trial.allocate("held", 0);
        trial.set(top, 0, left);
        trial.set(top, 2, right);
        trial.set(left, 0, shared);
        trial.set(right, 0, shared);
        trial.set(right, 1, shared);
        trial.set(shared, 0, held);
        for (CountingHeap.Cell cell : List.of(left, right, shared)) {
            trial.release(cell);
        }
        trial.set(top, 0, null);
        trial.release(top);
        trial.release(held);
    }

    @Test
    @Order(6)
    @DisplayName("objects in a circle keep each other, until a reference of the circle is cut")
    @Holds("objects in a circle keep each other")
    void cyclesStay() {
        Trial trial = new Trial();
        CountingHeap.Cell a = trial.allocate("a", 1);
        CountingHeap.Cell b = trial.allocate("b", 2);
        CountingHeap.Cell c = trial.allocate("c", 0);
        trial.set(a, 0, b);
        trial.set(b, 0, a);
        trial.set(b, 1, c);
        trial.release(c);
        trial.release(a);
        trial.release(b);
        trial.set(b, 0, null);

        CountingHeap.Cell self = trial.allocate("self", 1);
        trial.set(self, 0, self);
        trial.release(self);
        trial.set(self, 0, null);
    }

    @Test
    @Order(7)
    @DisplayName("an object that is freed can be neither retained nor released nor set")
    @Holds("with an object that is freed throws IllegalStateException")
    void freedForGood() {
        Trial trial = new Trial();
        CountingHeap.Cell a = trial.allocate("a", 1);
        CountingHeap.Cell b = trial.allocate("b", 0);
        CountingHeap.Cell freed = trial.allocate("freed", 1);
        trial.set(a, 0, b);
        trial.set(freed, 0, b);
        trial.release(freed);
        trial.refuses(IllegalStateException.class, "retain(freed)", h -> h.retain(freed));
        trial.refuses(IllegalStateException.class, "release(freed)", h -> h.release(freed));
        trial.refuses(IllegalStateException.class, "set(freed, 0, b)", h -> h.set(freed, 0, b));
        trial.refuses(
                IllegalStateException.class, "set(freed, 0, null)", h -> h.set(freed, 0, null));
        trial.refuses(IllegalStateException.class, "set(a, 0, freed)", h -> h.set(a, 0, freed));
        freedWithItsParent("retain(child)", (h, holder, child) -> h.retain(child));
        freedWithItsParent("release(child)", (h, holder, child) -> h.release(child));
        freedWithItsParent("set(child, 0, null)", (h, holder, child) -> h.set(child, 0, null));
        freedWithItsParent("set(holder, 0, child)", (h, holder, child) -> h.set(holder, 0, child));
    }

    /** Nothing is asked of the heap between the end of the parent and the call. */
    private static void freedWithItsParent(String call, ChildCall action) {
        for (int way = 0; way < 8; way++) {
            int depth = way / 2;
            boolean bySet = way % 2 == 1;
            CountingHeap heap = new CountingHeap();
            CountingHeap.Cell holder = heap.allocate("holder", 1);
            CountingHeap.Cell first = heap.allocate("parent", 1);
            CountingHeap.Cell child = first;
            for (int i = 0; i < depth; i++) {
                CountingHeap.Cell next = heap.allocate("child", 1);
                heap.set(child, 0, next);
                heap.release(next);
                child = next;
            }
            if (bySet) {
                heap.set(holder, 0, first);
            }
            heap.release(first);
            if (bySet) {
                heap.set(holder, 0, null);
            }
            try {
                action.on(heap, holder, child);
            } catch (IllegalStateException expected) {
                continue;
            } catch (RuntimeException e) {
                throw new AssertionError(call + " after release(parent) threw " + e, e);
            }
            fail(
                    "%s must throw IllegalStateException right after %s, which freed the child %d below the parent, and returned",
                    call, bySet ? "set(holder, 0, null)" : "release(parent)", depth);
        }
    }

    /** One call of the answer, with one object that is alive and one that is not. */
    private interface ChildCall {
        void on(CountingHeap heap, CountingHeap.Cell holder, CountingHeap.Cell child);
    }

    @Test
    @Order(8)
    @DisplayName("an index that refs does not have is refused, and nothing changes")
    @Holds("an index that refs does not have")
    void indexes() {
        Trial trial = new Trial();
        CountingHeap.Cell a = trial.allocate("a", 1);
        CountingHeap.Cell b = trial.allocate("b", 0);
        trial.set(a, 0, b);
        for (int ref : new int[] {-1, 1, Integer.MAX_VALUE}) {
            trial.refuses(
                    IndexOutOfBoundsException.class,
                    "set(a, " + ref + ", b)",
                    h -> h.set(a, ref, b));
            trial.refuses(IndexOutOfBoundsException.class, "set(a, " + ref + ", null)", h -> h.set(a, ref, null));
        }
        trial.refuses(IndexOutOfBoundsException.class, "set(b, 0, a)", h -> h.set(b, 0, a));
        trial.release(b);
        trial.release(a);
    }

    @Test
    @Order(9)
    @DisplayName("in 1,000 generated programs each call leaves the counts that a recount finds")
    @Holds({"an object whose count falls to 0 is freed at once", "count(cell) is the number of references"})
    void agreesWithARecount() {
        for (int seed = 1; seed <= 1000; seed++) {
            Random random = new Random(seed);
            Trial trial = new Trial("with seed " + seed);
            int calls = 4 + seed / 20;
            for (int call = 0; call < calls; call++) {
                List<CountingHeap.Cell> cells = new ArrayList<>(trial.outside.keySet());
                cells.sort((x, y) -> Integer.compare(number(x), number(y)));
                if (cells.isEmpty() || random.nextInt(4) == 0) {
                    trial.allocate("c" + call, random.nextInt(3));
                    continue;
                }
                CountingHeap.Cell cell = cells.get(random.nextInt(cells.size()));
                int held = trial.outside.get(cell);
                switch (random.nextInt(4)) {
                    case 0 -> trial.retain(cell);
                    case 1 -> {
                        if (held > 0) {
                            trial.release(cell);
                        }
                    }
                    default -> {
                        if (cell.refs.length > 0) {
                            int to = random.nextInt(cells.size() + 1);
                            trial.set(
                                    cell,
                                    random.nextInt(cell.refs.length),
                                    to == cells.size() ? null : cells.get(to));
                        }
                    }
                }
            }
        }
    }

    @Test
    @Order(10)
    @DisplayName("one release() frees a chain of 200,000 objects on a stack of 256 KB")
    @Holds("a chain of 200,000 objects")
    void longChain() throws InterruptedException {
        CountingHeap heap = new CountingHeap();
        CountingHeap.Cell first = chain(heap);
        assertThat(heap.live()).as("live() before the release").hasSize(LONG);
        releaseOnASmallStack(heap, first);
        assertThat(heap.live()).as("live() after the release").isEmpty();
        heap = new CountingHeap();
        first = chain(heap, 3);
        releaseOnASmallStack(heap, first);
        assertThat(heap.live())
                .as("live() after the release of a chain that is tied by other references in turn")
                .isEmpty();
        heap = new CountingHeap();
        CountingHeap.Cell holder = heap.allocate("holder", 1);
        first = chain(heap);
        heap.set(holder, 0, first);
        heap.release(first);
        onASmallStack("when set() frees the chain", heap, h -> h.set(holder, 0, null));
        assertThat(heap.live()).as("live() after a set(holder, 0, null) that freed a chain").containsExactly(holder);
        for (int way = 0; way < 3; way++) {
            heap = new CountingHeap();
            first = chainWithLeaves(heap, way);
            releaseOnASmallStack(heap, first);
            assertThat(heap.live()).as("live() after the release of a chain with a leaf at each object").isEmpty();
        }
    }

    private static CountingHeap.Cell chain(CountingHeap heap) {
        return chain(heap, 1);
    }

    /** Of so many references one leads on, each in turn. */
    private static CountingHeap.Cell chain(CountingHeap heap, int refs) {
        CountingHeap.Cell first = heap.allocate("", refs);
        CountingHeap.Cell last = first;
        for (int i = 1; i < LONG; i++) {
            CountingHeap.Cell next = heap.allocate("", refs);
            heap.set(last, i % refs, next);
            heap.release(next);
            last = next;
        }
        return first;
    }

    /** A chain that goes on by reference 0, by reference 1, or by either in turn; a leaf is in the other. */
    private static CountingHeap.Cell chainWithLeaves(CountingHeap heap, int way) {
        CountingHeap.Cell first = heap.allocate("", 2);
        CountingHeap.Cell last = first;
        for (int i = 1; i < LONG / 4; i++) {
            int on = way == 2 ? i % 2 : way;
            CountingHeap.Cell next = heap.allocate("", 2);
            CountingHeap.Cell leaf = heap.allocate("", 0);
            heap.set(last, on, next);
            heap.set(last, 1 - on, leaf);
            heap.release(next);
            heap.release(leaf);
            last = next;
        }
        return first;
    }

    private static void releaseOnASmallStack(CountingHeap heap, CountingHeap.Cell first)
            throws InterruptedException {
        onASmallStack("when release() frees the chain", heap, h -> h.release(first));
    }

    private static void onASmallStack(String when, CountingHeap heap, Call call) throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        Runnable free =
                () -> {
                    try {
                        call.on(heap);
                    } catch (Throwable e) {
                        thrown[0] = e;
                    }
                };
        Thread thread = new Thread(null, free, "small stack", SMALL_STACK);
        thread.start();
        thread.join();
        if (thrown[0] instanceof StackOverflowError) {
            fail("StackOverflowError %s: the stack is full before its end is reached", when);
        }
        if (thrown[0] != null) {
            throw new AssertionError(thrown[0] + " " + when, thrown[0]);
        }
    }

    @Test
    @Order(11)
    @DisplayName("release() works on the thread that called it")
    @Holds("on the thread that called")
    void startsNoThread() throws InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long fewest = Long.MAX_VALUE;
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 3 && (fewest > 0 || least > 2_000_000); run++) {
            CountingHeap heap = new CountingHeap();
            CountingHeap.Cell first = chain(heap);
            long before = threads.getTotalStartedThreadCount();
            long busy = cpuOfOthers(threads);
            releaseOnASmallStack(heap, first);
            least = Math.min(least, cpuOfOthers(threads) - busy);
            long own = 1; // the thread with the small stack
            fewest = Math.min(fewest, threads.getTotalStartedThreadCount() - before - own);
        }
        assertThat(fewest)
                .as("threads started by one call of release() that frees a chain of 200,000")
                .isZero();
        if (least > 2_000_000) {
            fail("release() of a chain of 200,000 has another thread at work: it took %,d ms of CPU time meanwhile", least / 1_000_000);
        }
        fewest = Long.MAX_VALUE;
        for (int run = 0; run < 3 && fewest > 0; run++) {
            Trial trial = new Trial();
            CountingHeap.Cell a = trial.allocate("a", 1);
            CountingHeap.Cell b = trial.allocate("b", 0);
            trial.set(a, 0, b);
            trial.release(b);
            long before = threads.getTotalStartedThreadCount();
            trial.release(a);
            fewest = Math.min(fewest, threads.getTotalStartedThreadCount() - before);
        }
        assertThat(fewest).as("threads started by one call of release()").isZero();
    }

    private static long cpuOfOthers(ThreadMXBean threads) {
        long self = Thread.currentThread().getId();
        return Arrays.stream(threads.getAllThreadIds())
                .map(id -> id == self ? 0 : Math.max(0, threads.getThreadCpuTime(id)))
                .sum();
    }

    @Test
    @Order(12)
    @DisplayName("two heaps know nothing of each other")
    @Holds("two heaps know nothing of each other")
    void twoHeaps() {
        Trial one = new Trial("in the first heap");
        Trial other = new Trial("in the second heap");
        CountingHeap.Cell a = one.allocate("a", 1);
        CountingHeap.Cell x = other.allocate("x", 1);
        one.set(a, 0, a);
        other.set(x, 0, x);
        one.release(a);
        other.set(x, 0, null);
        other.release(x);
        one.set(a, 0, null);
    }

    private static int number(CountingHeap.Cell cell) {
        return Integer.parseInt(cell.name.substring(1));
    }

    /** A heap beside a model of it, which counts all references anew after each call. */
    private static final class Trial {
        final CountingHeap heap = new CountingHeap();

        /** Of each object that must be alive: how often it is held from outside. */
        final Map<CountingHeap.Cell, Integer> outside = new IdentityHashMap<>();

        private final Map<CountingHeap.Cell, CountingHeap.Cell[]> refs = new IdentityHashMap<>();
        private final List<CountingHeap.Cell> made = new ArrayList<>();
        private final String where;

        Trial() {
            this("");
        }

        Trial(String where) {
            this.where = where;
        }

        CountingHeap.Cell allocate(String name, int length) {
            String before = draw();
            CountingHeap.Cell cell = heap.allocate(name, length);
            made.add(cell);
            outside.put(cell, 1);
            refs.put(cell, new CountingHeap.Cell[length]);
            compare("allocate(\"" + name + "\", " + length + ")", before);
            return cell;
        }

        void retain(CountingHeap.Cell cell) {
            run("retain(" + name(cell) + ")", h -> h.retain(cell), () -> hold(cell, 1));
        }

        void release(CountingHeap.Cell cell) {
            run("release(" + name(cell) + ")", h -> h.release(cell), () -> hold(cell, -1));
        }

        void set(CountingHeap.Cell from, int ref, CountingHeap.Cell to) {
            run(
                    "set(" + name(from) + ", " + ref + ", " + name(to) + ")",
                    h -> h.set(from, ref, to),
                    () -> refs.get(from)[ref] = to);
        }

        void refuses(Class<?> type, String call, Call action) {
            String before = draw();
            Throwable thrown = null;
            try {
                action.on(heap);
            } catch (RuntimeException e) {
                thrown = e;
            }
            if (!type.isInstance(thrown)) {
                fail(
                        "%s must throw %s, and %s%nthe heap before it:%n%s",
                        call,
                        type.getSimpleName(),
                        thrown == null ? "returned" : "threw " + thrown,
                        before);
            }
            compare(call + ", which threw,", before);
        }

        private void run(String call, Call action, Runnable model) {
            String before = draw();
            try {
                action.on(heap);
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "%s%s threw %s%nthe heap before it:%n%s".formatted(call, place(), e, before),
                        e);
            }
            model.run();
            for (CountingHeap.Cell cell = uncounted(); cell != null; cell = uncounted()) {
                outside.remove(cell);
            }
            compare(call, before);
        }

        private void hold(CountingHeap.Cell cell, int more) {
            if (cell != null) {
                outside.merge(cell, more, Integer::sum);
            }
        }

        private CountingHeap.Cell uncounted() {
            return made.stream()
                    .filter(cell -> outside.containsKey(cell) && count(cell) == 0)
                    .findFirst()
                    .orElse(null);
        }

        private int count(CountingHeap.Cell cell) {
            if (!outside.containsKey(cell)) {
                return 0;
            }
            int count = outside.get(cell);
            for (CountingHeap.Cell from : outside.keySet()) {
                for (CountingHeap.Cell to : refs.get(from)) {
                    count += to == cell ? 1 : 0;
                }
            }
            return count;
        }

        private void compare(String call, String before) {
            Set<CountingHeap.Cell> there = Collections.newSetFromMap(new IdentityHashMap<>());
            there.addAll(heap.live());
            if (!there.equals(outside.keySet()) || heap.live().size() != outside.size()) {
                fail(
                        "after %s%s live() is [%s], and must be [%s]%nthe heap before it:%n%s",
                        call, place(), names(there), names(outside.keySet()), before);
            }
            for (CountingHeap.Cell cell : made) {
                if (heap.count(cell) != count(cell)) {
                    fail(
                            "after %s%s the count of %s is %d, and must be %d%nthe heap before it:%n%s",
                            call, place(), cell.name, heap.count(cell), count(cell), before);
                }
                if (outside.containsKey(cell)) {
                    for (int ref = 0; ref < cell.refs.length; ref++) {
                        if (cell.refs[ref] != refs.get(cell)[ref]) {
                            fail(
                                    "after %s%s reference %d of %s leads to %s, and must lead to %s",
                                    call,
                                    place(),
                                    ref,
                                    cell.name,
                                    name(cell.refs[ref]),
                                    name(refs.get(cell)[ref]));
                        }
                    }
                }
            }
        }

        private String place() {
            return where.isEmpty() ? "" : " " + where;
        }

        private String names(Set<CountingHeap.Cell> cells) {
            String names =
                    made.stream()
                            .filter(cells::contains)
                            .map(cell -> cell.name)
                            .collect(Collectors.joining(", "));
            long foreign = cells.stream().filter(cell -> !made.contains(cell)).count();
            return foreign == 0 ? names : names + " and " + foreign + " of another heap";
        }

        private static String name(CountingHeap.Cell cell) {
            return cell == null ? "null" : cell.name;
        }

        private String draw() {
            return made.stream()
                    .filter(outside::containsKey)
                    .map(
                            cell ->
                                    IntStream.range(0, refs.get(cell).length)
                                            .mapToObj(ref -> name(refs.get(cell)[ref]))
                                            .collect(
                                                    Collectors.joining(
                                                            ", ",
                                                            "  %d × %s%s"
                                                                    .formatted(
                                                                            count(cell),
                                                                            cell.name,
                                                                            refs.get(cell).length == 0
                                                                                    ? ""
                                                                                    : " → "),
                                                            outside.get(cell) == 0
                                                                    ? ""
                                                                    : "   held from outside: "
                                                                            + outside.get(cell))))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** One call of the answer. */
    private interface Call {
        void on(CountingHeap heap);
    }
}
