package heapwise.lab.object;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A breadth-first walk over the living heap from its roots: no recursion, each object once, so the
 * path to an object is a shortest one. Other threads may change references meanwhile; what is found
 * was there at some moment of the walk.
 */
final class LiveWalk {

    private final List<Roots.Place> roots = Roots.all();
    private final Found found = new Found();
    private final Shape.Recent shapes = new Shape.Recent();
    private final @Nullable Object target;
    private final @Nullable Object blocked;
    private int targetAt = -1;

    /**
     * @param target where the walk may stop; null to find everything
     * @param blocked an object to walk around as if it were not there
     */
    LiveWalk(@Nullable Object target, @Nullable Object blocked) {
        this.target = target;
        this.blocked = blocked;
    }

    /** Walks strong references; returns whether the target was met. */
    boolean strong() {
        for (int r = 0; r < roots.size() && targetAt < 0; r++) {
            add(roots.get(r).value(), origin(r));
        }
        walk(0);
        return targetAt >= 0;
    }

    /** Goes on through soft, weak, final and phantom references, after {@link #strong}. */
    boolean weak() {
        int strong = found.size();
        for (int i = 0; i < strong && targetAt < 0; i++) {
            if (found.get(i) instanceof Reference<?> reference) {
                add(Edges.referent(reference), i);
            }
        }
        for (int i = strong; i < found.size() && targetAt < 0; i++) {
            visit(i);
            if (found.get(i) instanceof Reference<?> reference) {
                add(Edges.referent(reference), i);
            }
        }
        return targetAt >= 0;
    }

    private void walk(int from) {
        for (int i = from; i < found.size() && targetAt < 0; i++) {
            visit(i);
        }
    }

    private void visit(int index) {
        Object object = found.get(index);
        Shape shape = shapes.of(object);
        if (shape.array) {
            for (Object element : (Object[]) object) {
                add(element, index);
            }
            return;
        }
        long[] offsets = shape.offsets;
        for (int f = 0; f < offsets.length; f++) {
            add(Raw.reference(object, offsets[f]), index);
        }
        if (object instanceof Class<?> type) {
            if (!Roots.ofTheLab(type)) {
                Deep.statics(type, value -> add(value, index));
            }
        } else if (shape.unloadable) {
            add(object.getClass(), index);
        }
    }

    private void add(@Nullable Object object, int origin) {
        if (object == null || object == blocked || targetAt >= 0) {
            return;
        }
        if (object == target) {
            targetAt = found.size();
            found.addAsked(object, origin);
        } else {
            found.add(object, origin);
        }
    }

    private static int origin(int root) {
        return -2 - root;
    }

    /** The objects of the path, from the first that a root holds to the target. */
    int[] path() {
        int length = 0;
        for (int i = targetAt; i >= 0; i = found.origin(i)) {
            length++;
        }
        int[] path = new int[length];
        for (int i = targetAt; i >= 0; i = found.origin(i)) {
            path[--length] = i;
        }
        return path;
    }

    /**
     * Whether the path to the object begins at a variable or a static field that is not the JDK's.
     */
    boolean fromOwnRoot(int index) {
        int at = index;
        while (found.origin(at) >= 0) {
            at = found.origin(at);
        }
        Field field = root(at).field();
        return field != null && !field.getDeclaringClass().getModule().isNamed();
    }

    Object object(int index) {
        return found.get(index);
    }

    Roots.Place root(int firstOfPath) {
        return roots.get(-2 - found.origin(firstOfPath));
    }

    Found found() {
        return found;
    }
}
