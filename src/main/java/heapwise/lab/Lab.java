package heapwise.lab;

import heapwise.lab.gc.Collection;
import heapwise.lab.gc.Gone;
import heapwise.lab.gc.VmMode;
import heapwise.lab.gc.Watches;
import heapwise.lab.object.Layout;
import heapwise.lab.object.LiveWhy;
import heapwise.lab.object.Measure;
import heapwise.lab.object.Opened;
import heapwise.lab.object.Sizes;
import heapwise.lab.path.Why;
import heapwise.lab.run.Allocation;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The memory tools that a learner calls at the prompt. Every session begins with {@code import
 * static heapwise.lab.Lab.*}. Each tool answers one question and returns a value that Java can use
 * and that shows itself as a drawing.
 */
public final class Lab {

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

    /** How many bytes {@code action} allocates: the first time, and once it is warm. */
    public static Allocation alloc(Action action) throws Exception {
        return Allocation.of(action);
    }

    /** The same for code that returns a value, which is thrown away. */
    public static Allocation alloc(Callable<?> action) throws Exception {
        return Allocation.of(action::call);
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
        return Watches.gone(alive -> LiveWhy.of(alive).toString());
    }

    /** The mode this VM runs in, which decides what figures to expect. */
    public static VmMode vm() {
        return VmMode.current();
    }
}
