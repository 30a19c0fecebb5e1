package heapwise.lab.object;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects that one object reaches through strong references, each once. Classes, class loaders,
 * modules and threads that are met on the way are neither counted nor entered: they belong to the
 * VM, and through them everything is reachable.
 */
final class Deep {

    private final Found found = new Found();
    private final Shape.Recent shapes = new Shape.Recent();
    private long bytes;

    private final @Nullable Object root;

    private Deep(@Nullable Object root) {
        this.root = root;
    }

    /** Walks from {@code root}; null reaches nothing. */
    static Deep from(@Nullable Object root) {
        Deep deep = new Deep(root);
        if (root != null) {
            deep.found.addAsked(root, -1);
            deep.walk(0);
        }
        return deep;
    }

    /** Walks on from another object. */
    void and(Object other) {
        int before = found.size();
        add(other, -1);
        walk(before);
    }

    long bytes() {
        return bytes;
    }

    long objects() {
        return found.size();
    }

    Found found() {
        return found;
    }

    private void walk(int from) {
        for (int i = from; i < found.size(); i++) {
            Object object = found.get(i);
            Shape shape = shapes.of(object);
            bytes += shape.size(object);
            if (shape.array) {
                for (Object element : (Object[]) object) {
                    add(element, i);
                }
                continue;
            }
            if (object == root && object instanceof Class<?> type) {
                statics(type, value -> add(value, 0));
                continue;
            }
            long[] offsets = shape.offsets;
            for (int f = 0; f < offsets.length; f++) {
                add(Raw.reference(object, offsets[f]), i);
            }
        }
    }

    private void add(@Nullable Object object, int origin) {
        if (object != null && object != root && !shapes.of(object).frontier) {
            found.add(object, origin);
        }
    }

    /** What the static fields of {@code type} refer to. */
    static void statics(Class<?> type, Consumer<@Nullable Object> to) {
        for (Field field : Raw.fields(type)) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                to.accept(Raw.staticReference(field));
            }
        }
    }
}
