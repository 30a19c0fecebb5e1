package heapwise.lab.object;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a walk must know of a class: where the references of its instances are, and how many bytes
 * an instance has where all have the same. Computed once for each class and kept with the class.
 */
final class Shape {

    private static final ClassValue<Shape> SHAPES =
            new ClassValue<>() {
                @Override
                protected Shape computeValue(Class<?> type) {
                    return new Shape(type);
                }
            };

    /** Instance reference fields, of superclasses first; weak ones are not among them. */
    final Field[] fields;

    final long[] offsets;

    /** Whether instances are arrays of references. */
    final boolean array;

    /**
     * Whether instances are weak, soft, phantom or final references: {@code referent} keeps nothing
     * alive.
     */
    final boolean reference;

    /**
     * Classes, class loaders, modules and threads belong to the VM: the deep size of an object ends
     * before them.
     */
    final boolean frontier;

    /**
     * Whether the class can be unloaded: then an instance keeps it, and through it all that its
     * loader defined.
     */
    final boolean unloadable;

    private final boolean uniform;
    private long size = -1;

    private Shape(Class<?> type) {
        array = type.isArray() && !type.getComponentType().isPrimitive();
        reference = Reference.class.isAssignableFrom(type);
        frontier =
                type == Class.class
                        || type == Module.class
                        || ClassLoader.class.isAssignableFrom(type)
                        || Thread.class.isAssignableFrom(type)
                        || ThreadGroup.class.isAssignableFrom(type);
        unloadable = type.isHidden() || !builtIn(type.getClassLoader());
        uniform = !type.isArray() && type != Class.class;
        List<Field> found = new ArrayList<>();
        if (!type.isArray()) {
            collect(type, found);
        }
        found.removeIf(field -> Raw.offset(field) < 0);
        fields = found.toArray(Field[]::new);
        offsets = found.stream().mapToLong(Raw::offset).toArray();
    }

    private static boolean builtIn(@Nullable ClassLoader loader) {
        return loader == null
                || loader == ClassLoader.getSystemClassLoader()
                || loader == ClassLoader.getPlatformClassLoader();
    }

    private static void collect(@Nullable Class<?> type, List<Field> found) {
        if (type == null) {
            return;
        }
        collect(type.getSuperclass(), found);
        for (Field field : Raw.fields(type)) {
            boolean weak =
                    type == Reference.class
                            && (field.getName().equals("referent")
                                    || field.getName().equals("discovered"));
            if (!Modifier.isStatic(field.getModifiers())
                    && !field.getType().isPrimitive()
                    && !weak) {
                found.add(field);
            }
        }
    }

    static Shape of(Object object) {
        return SHAPES.get(object.getClass());
    }

    static Shape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** Shallow bytes of {@code object}, which must be of this shape. */
    long size(Object object) {
        if (!uniform) {
            return Sizes.shallow(object);
        }
        if (size < 0) {
            size = Sizes.shallow(object);
        }
        return size;
    }

    /**
     * Remembers the shapes met last: objects that a walk meets one after another are of few
     * classes.
     */
    static final class Recent {

        private static final int SLOTS = 64;

        private final @Nullable Class<?>[] types = new Class<?>[SLOTS];
        private final Shape[] shapes = new Shape[SLOTS];

        Shape of(Object object) {
            Class<?> type = object.getClass();
            int slot = type.hashCode() & (SLOTS - 1);
            if (types[slot] != type) {
                types[slot] = type;
                shapes[slot] = SHAPES.get(type);
            }
            return shapes[slot];
        }
    }
}
