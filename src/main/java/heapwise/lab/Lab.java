package heapwise.lab;

import heapwise.lab.dump.ExactWhy;
import heapwise.lab.gc.Collection;
import heapwise.lab.gc.GcLog;
import heapwise.lab.gc.Gone;
import heapwise.lab.gc.Growth;
import heapwise.lab.gc.HeapUse;
import heapwise.lab.gc.Histogram;
import heapwise.lab.gc.OffHeap;
import heapwise.lab.gc.Regions;
import heapwise.lab.gc.Timeline;
import heapwise.lab.gc.VmMode;
import heapwise.lab.gc.Watches;
import heapwise.lab.lines.Lines;
import heapwise.lab.object.Age;
import heapwise.lab.object.Layout;
import heapwise.lab.object.Layouts;
import heapwise.lab.object.LiveWhy;
import heapwise.lab.object.Measure;
import heapwise.lab.object.Opened;
import heapwise.lab.object.Refs;
import heapwise.lab.object.Retained;
import heapwise.lab.object.Sizes;
import heapwise.lab.path.Why;
import heapwise.lab.picture.HeapPicture;
import heapwise.lab.run.Allocation;
import heapwise.lab.run.CollectorRuns;
import heapwise.lab.run.Evaluations;
import heapwise.lab.run.Flame;
import heapwise.lab.run.Leak;
import heapwise.lab.run.Rerun;
import heapwise.lab.run.Timing;
import heapwise.lab.run.Tlabs;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The memory tools that a learner calls at the prompt. Every session begins with {@code import
 * static heapwise.lab.Lab.*}. Each tool answers one question and returns a value that Java can use
 * and that shows itself as a drawing.
 */
public final class Lab {

    /** How {@link #why(Object, Exact)} looks: at a dump of the heap, not at the living one. */
    public enum Exact {
        EXACT
    }

    /** The second argument of {@code why} for the exact mode. */
    public static final Exact EXACT = Exact.EXACT;

    private Lab() {}

    /**
     * Gives the lab this VM's {@code Instrumentation}; the agent calls it before anything of the
     * learner runs.
     */
    public static void install(Instrumentation instrumentation) {
        Opened.install(instrumentation);
    }

    /**
     * Shallow bytes of {@code object}: the object itself, not what it refers to. 0 for null.
     *
     * <p>Cost: microseconds. Blind spot: counts no object that it refers to: deep(x).
     */
    public static long size(@Nullable Object object) {
        return object == null ? 0 : Sizes.shallow(object);
    }

    /**
     * Bytes of {@code object} and of everything it reaches. 0 for null.
     *
     * <p>Cost: a second for some millions of objects. Blind spot: what is shared with others counts
     * in full; classes, loaders and threads are not entered, weak referents not counted; each
     * object that it reaches gets an identity hash.
     */
    public static long deep(@Nullable Object object) {
        return Measure.deep(object);
    }

    /**
     * Where the bytes of {@code object} are; of the instances of a class, when it is one.
     *
     * <p>Cost: 0.1 s the first time, then a millisecond. Blind spot: headers of Class and Thread
     * objects hold more than their fields show.
     */
    public static Layout layout(Object object) {
        return Layout.of(required(object, "layout", "an object, or a class: layout(String.class)"));
    }

    /**
     * Why {@code object} is alive: the references from a GC root to it, and the one to cut.
     *
     * <p>Cost: a walk over the heap, under a second for a million objects; EXACT dumps the heap:
     * about 2 s for 60 MB. Blind spot: shows one chain, a shortest one; the live walk sees no
     * locals of running methods and no JNI references: EXACT does; objects met on the way get
     * identity hashes.
     */
    public static Why why(@Nullable Object object) {
        return LiveWhy.of(object);
    }

    /**
     * The same from a heap dump, which also sees the locals of running methods: {@code why(x,
     * EXACT)}.
     */
    public static Why why(@Nullable Object object, Exact exact) {
        Objects.requireNonNull(exact);
        return ExactWhy.of(object);
    }

    /**
     * Bytes that would go with {@code object}, and what of its reach is shared.
     *
     * <p>Cost: a walk over the whole heap, a second for some millions of objects. Blind spot: what
     * only locals of running methods hold counts as going with it; objects met get identity hashes.
     */
    public static Retained retained(@Nullable Object object) {
        return Retained.of(object);
    }

    /**
     * What {@code object} refers to, as a tree.
     *
     * <p>Cost: a millisecond. Blind spot: four levels deep, six references wide; what was collected
     * later shows as a ghost.
     */
    public static @Nullable Refs refs(@Nullable Object object) {
        return Refs.of(object);
    }

    /**
     * The live heap by class, the largest first.
     *
     * <p>Cost: a full collection, 7-50 ms. Blind spot: shallow bytes: an ArrayList does not count
     * its elements.
     */
    public static Histogram histo() {
        return Histogram.live();
    }

    /** The same, with {@code top} classes shown. */
    public static Histogram histo(int top) {
        return Histogram.live().top(top);
    }

    /**
     * What {@code action} added to the live heap, by class.
     *
     * <p>Cost: four full collections. Blind spot: all threads: what others do meanwhile counts too.
     */
    public static Growth diff(Action action) throws Exception {
        return Growth.of(action);
    }

    /**
     * The collections that happen while {@code action} runs.
     *
     * <p>Cost: runs it once; a few milliseconds more. Blind spot: of concurrent collectors the
     * cycles, which mostly run beside the code; their pauses only in sum.
     */
    public static GcLog gclog(Action action) throws Exception {
        return GcLog.of(action);
    }

    /**
     * When the collector stops {@code action}, how long and why, as a timeline.
     *
     * <p>Cost: runs it once; a few milliseconds more. Blind spot: what the collector stops, not
     * what it slows down; other stops of the VM are not in it.
     */
    public static Timeline pauses(Action action) throws Exception {
        return Timeline.of(action);
    }

    /**
     * The same of other VMs, one under the other.
     *
     * @param logs as {@code -Xlog:gc,gc+phases:file=g1.log} writes them
     */
    public static Timeline pauses(Path... logs) {
        return Timeline.of(List.of(logs));
    }

    /**
     * How full the heap is, by pool.
     *
     * <p>Cost: nothing; with code, a look every 2 ms from another thread. Blind spot: counts
     * garbage that is not collected yet.
     */
    public static HeapUse heap() {
        return HeapUse.now();
    }

    /** How full the heap is while {@code action} runs, over time. */
    public static HeapUse heap(Action action) throws Exception {
        return HeapUse.during(action);
    }

    /**
     * Where {@code object} lies, how old it is, and how both changed since it was asked about
     * before.
     *
     * <p>Cost: milliseconds. Blind spot: ZGC tells neither; Shenandoah has no generations.
     */
    public static Age age(Object object) {
        return Age.of(required(object, "age", "an object"));
    }

    /**
     * The same now and after each of {@code collections} that garbage causes: its way through eden
     * and the survivors to the old generation.
     */
    public static Age age(Object object, int collections) {
        return Age.through(collections, required(object, "age", "an object"));
    }

    /**
     * The regions of a G1 heap, and what each is used for.
     *
     * <p>Cost: tens of milliseconds. Blind spot: G1 only; counts garbage that is not collected yet.
     */
    public static Regions regions() {
        return Regions.now();
    }

    /**
     * Whether {@code action} leaks when it runs over and over, and what.
     *
     * <p>Cost: runs it about 2n times, eight full collections. Blind spot: sees growth in instances
     * on the heap, not native memory; one array that grows is told, not counted.
     */
    public static Leak leak(int n, Action action) throws Exception {
        return Leak.of(n, action);
    }

    /**
     * Memory outside the heap.
     *
     * <p>Cost: under a millisecond. Blind spot: the VM's own categories need
     * -XX:NativeMemoryTracking=summary.
     */
    public static OffHeap offheap() {
        return OffHeap.now();
    }

    /**
     * What each line of {@code source} allocates; it sees the session's variables, methods and
     * types.
     *
     * <p>Cost: compiles the source and runs it five times or more. Blind spot: this thread only;
     * side effects happen each time; code that it calls outside the source counts for the calling
     * line.
     */
    public static Lines lines(String source) throws Throwable {
        return Lines.of(source, Evaluations.imports());
    }

    /** The same for the last cell of the session, which runs again. */
    public static Lines lines() throws Throwable {
        return lines(
                Evaluations.lastSource()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "there is no cell yet: lines(\"…\") takes a source")));
    }

    /**
     * The last cell again in other VMs, such as {@code rerun("zgc", "-Xmx64m", "jdk=17")}.
     *
     * <p>Cost: a new VM for each, some tenths of a second. Blind spot: replays the session's cells
     * before it; input and files are not replayed.
     */
    public static Rerun rerun(String... variants) throws InterruptedException {
        return Rerun.of(List.of(variants));
    }

    /**
     * The last cell under each collector, in a VM of its own: how long it took, when the collector
     * stopped it, what memory it needed. {@code collectors().timeline()} draws the pauses.
     *
     * <p>Cost: a new VM for each, which replays the session. Blind spot: one run, with the warming
     * up of a new VM in it: repeat it before you choose.
     *
     * @param variants as {@link #rerun} takes them; none for Serial, Parallel, G1 and ZGC
     */
    public static CollectorRuns collectors(String... variants) throws InterruptedException {
        return CollectorRuns.of(List.of(variants));
    }

    /**
     * By which path of calls {@code action} allocates.
     *
     * <p>Cost: about a second: runs the code again and again under the flight recorder. Blind spot:
     * samples: shares are right, bytes are estimates; rare paths are missed.
     */
    public static Flame flame(Action action) throws Exception {
        return Flame.of(action);
    }

    /**
     * Into which thread-local buffers {@code action} allocates, and what outside of them.
     *
     * <p>Cost: runs it twice, most of a second. Blind spot: this thread only; tells new buffers,
     * and not what fits into the one that the thread has.
     */
    public static Tlabs tlabs(Action action) throws Exception {
        return Tlabs.of(action);
    }

    /** All tools, by the question that each answers. */
    public static Tool.Help help() {
        return new Tool.Help(List.of(Tool.values()));
    }

    /** One tool: its question, its cost, what it does not see. */
    public static Tool.Help help(String name) {
        return new Tool.Help(
                List.of(
                        Tool.named(name)
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "no tool is called "
                                                                + name
                                                                + ": help() lists them"))));
    }

    /**
     * The size of the instances of {@code type} in other VM modes, and in this one.
     *
     * <p>Cost: 0.1 s the first time, then milliseconds. Blind spot: only this VM is measured; the
     * others are JOL's models, and marked so.
     */
    public static Layouts layouts(Class<?> type) {
        return Layouts.of(required(type, "layouts", "a class: layouts(String.class)"));
    }

    /**
     * How long {@code action} takes; no benchmark.
     *
     * <p>Cost: 0.6 s. Blind spot: no benchmark: the JIT may remove what nobody uses.
     */
    public static Timing time(Action action) throws Exception {
        return Timing.of(action);
    }

    /**
     * How many bytes {@code action} allocates: the first time, and once it is warm.
     *
     * <p>Cost: runs it up to 30 times; measuring allocates nothing. Blind spot: this thread only;
     * counts what is garbage at once too.
     */
    public static Allocation alloc(Action action) throws Exception {
        return Allocation.of(action);
    }

    /** The same for code that returns a value, which is thrown away. */
    public static Allocation alloc(Callable<?> action) throws Exception {
        return Allocation.of(action::call);
    }

    /** The same for code that returns a number, which would be boxed otherwise and counted. */
    public static Allocation alloc(Code.OfLong action) throws Exception {
        return Allocation.of(action::run);
    }

    /** The same. */
    public static Allocation alloc(Code.OfDouble action) throws Exception {
        return Allocation.of(action::run);
    }

    /** The same for code that returns a truth value. */
    public static Allocation alloc(Code.OfBoolean action) throws Exception {
        return Allocation.of(action::run);
    }

    /**
     * Collects garbage, and tells what that did.
     *
     * <p>Cost: a full collection. Blind spot: Epsilon does not collect; ZGC and Shenandoah mostly
     * run beside the code.
     */
    public static Collection gc() {
        return Collection.run();
    }

    /**
     * A heap that you simulate, as a drawing: its objects, their references, what is garbage, and
     * what changed since it was shown before. {@link heapwise.lab.picture} tells how it is read.
     *
     * <p>Cost: a millisecond. Blind spot: draws 200 objects; reads fields by convention: a
     * collection of objects that can refer to their own kind.
     *
     * @param roots what is alive in any case: objects, or collections of them; none for the heap's
     *     own field {@code roots}, or for those of the last time
     */
    public static HeapPicture show(Object heap, @Nullable Object... roots) {
        return HeapPicture.show(required(heap, "show", "your heap"), roots);
    }

    /**
     * Remembers {@code object} as {@code name} without keeping it alive; {@link #gone} tells what
     * became of it.
     *
     * <p>Cost: nothing. Blind spot: a watch of the same name is replaced.
     */
    public static void watch(String name, Object object) {
        Watches.watch(
                required(name, "watch", "a name first"),
                required(object, "watch", "an object, while it is there"));
    }

    /**
     * Collects, and tells which of the watched objects are gone, and of the others what keeps them.
     *
     * <p>Cost: one to ten collections, and why for each that is alive. Blind spot: as why.
     */
    public static Gone gone() {
        return Watches.gone(LiveWhy::of);
    }

    /**
     * The mode this VM runs in, which decides what figures to expect.
     *
     * <p>Cost: nothing. Blind spot: the most the heap may grow to, not what the machine can give.
     */
    public static VmMode vm() {
        return VmMode.current();
    }

    private static <T> T required(@Nullable T object, String tool, String wanted) {
        if (object == null) {
            throw new IllegalArgumentException("null is no object: give " + tool + " " + wanted);
        }
        return object;
    }
}
