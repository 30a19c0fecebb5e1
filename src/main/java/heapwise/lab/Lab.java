package heapwise.lab;

import heapwise.lab.dump.ExactWhy;
import heapwise.lab.gc.Collection;
import heapwise.lab.gc.GcLog;
import heapwise.lab.gc.Gone;
import heapwise.lab.gc.Growth;
import heapwise.lab.gc.HeapUse;
import heapwise.lab.gc.Histogram;
import heapwise.lab.gc.OffHeap;
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
import heapwise.lab.run.Allocation;
import heapwise.lab.run.Evaluations;
import heapwise.lab.run.Flame;
import heapwise.lab.run.Leak;
import heapwise.lab.run.Rerun;
import heapwise.lab.run.Timing;
import java.lang.instrument.Instrumentation;
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

    /** Shallow bytes of {@code object}: the object itself, not what it refers to. 0 for null. */
    public static long size(@Nullable Object object) {
        return object == null ? 0 : Sizes.shallow(object);
    }

    /** Bytes of {@code object} and of everything it reaches. 0 for null. */
    public static long deep(@Nullable Object object) {
        return Measure.deep(object);
    }

    /** Where the bytes of {@code object} are; of the instances of a class, when it is one. */
    public static Layout layout(Object object) {
        return Layout.of(object);
    }

    /** Why {@code object} is alive: the references from a GC root to it, and the one to cut. */
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

    /** Bytes that would go with {@code object}, and what of its reach is shared. */
    public static Retained retained(@Nullable Object object) {
        return Retained.of(object);
    }

    /** What {@code object} refers to, as a tree. */
    public static @Nullable Refs refs(@Nullable Object object) {
        return Refs.of(object);
    }

    /** The live heap by class, the largest first. */
    public static Histogram histo() {
        return Histogram.live();
    }

    /** The same, with {@code top} classes shown. */
    public static Histogram histo(int top) {
        return Histogram.live().top(top);
    }

    /** What {@code action} added to the live heap, by class. */
    public static Growth diff(Action action) throws Exception {
        return Growth.of(action);
    }

    /** The collections that happen while {@code action} runs. */
    public static GcLog gclog(Action action) throws Exception {
        return GcLog.of(action);
    }

    /** How full the heap is, by pool. */
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
     */
    public static Age age(Object object) {
        return Age.of(object);
    }

    /** Whether {@code action} leaks when it runs over and over, and what. */
    public static Leak leak(int n, Action action) throws Exception {
        return Leak.of(n, action);
    }

    /** Memory outside the heap. */
    public static OffHeap offheap() {
        return OffHeap.now();
    }

    /**
     * What each line of {@code source} allocates; it sees the session's variables, methods and
     * types.
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

    /** The last cell again in other VMs, such as {@code rerun("zgc", "-Xmx64m", "jdk=17")}. */
    public static Rerun rerun(String... variants) throws InterruptedException {
        return Rerun.of(List.of(variants));
    }

    /** By which path of calls {@code action} allocates. */
    public static Flame flame(Action action) throws Exception {
        return Flame.of(action);
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

    /** The size of the instances of {@code type} in other VM modes, and in this one. */
    public static Layouts layouts(Class<?> type) {
        return Layouts.of(type);
    }

    /** How long {@code action} takes; no benchmark. */
    public static Timing time(Action action) throws Exception {
        return Timing.of(action);
    }

    /** How many bytes {@code action} allocates: the first time, and once it is warm. */
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

    /** Collects garbage, and tells what that did. */
    public static Collection gc() {
        return Collection.run();
    }

    /**
     * Remembers {@code object} as {@code name} without keeping it alive; {@link #gone} tells what
     * became of it.
     */
    public static void watch(String name, Object object) {
        Watches.watch(name, object);
    }

    /**
     * Collects, and tells which of the watched objects are gone, and of the others what keeps them.
     */
    public static Gone gone() {
        return Watches.gone(LiveWhy::of);
    }

    /** The mode this VM runs in, which decides what figures to expect. */
    public static VmMode vm() {
        return VmMode.current();
    }
}
