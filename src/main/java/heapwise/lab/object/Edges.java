package heapwise.lab.object;

import heapwise.lab.path.PathReference;
import heapwise.lab.path.Strength;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names the reference by which one object leads to another. */
final class Edges {

    private static final int LONGEST_KEY = 24;

    private static final class Referent {
        static final long OFFSET = Raw.offset(field());

        private static Field field() {
            for (Field field : Raw.fields(Reference.class)) {
                if (field.getName().equals("referent")) {
                    return field;
                }
            }
            throw new IllegalStateException("Reference has no field referent in this VM");
        }
    }

    private Edges() {}

    /** The referent, also of a phantom reference; does not count as a use of a soft one. */
    static @Nullable Object referent(Reference<?> reference) {
        return Raw.reference(reference, Referent.OFFSET);
    }

    static PathReference step(Object from, Object to) {
        if (from instanceof Object[] array) {
            return element(array, to);
        }
        Shape shape = Shape.of(from);
        for (int i = 0; i < shape.offsets.length; i++) {
            if (Raw.reference(from, shape.offsets[i]) == to) {
                return field(shape.fields[i], PathReference.Kind.FIELD, to);
            }
        }
        if (from instanceof Class<?> type) {
            for (Field field : Raw.fields(type)) {
                if (Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && Raw.staticReference(field) == to) {
                    return field(field, PathReference.Kind.STATIC, to);
                }
            }
        }
        if (from.getClass() == to) {
            return of(PathReference.Kind.CLASS, "its class", 0, "", to, Strength.STRONG);
        }
        Strength strength =
                from instanceof Reference<?> reference ? strength(reference) : Strength.STRONG;
        return of(PathReference.Kind.FIELD, "referent", 0, "java.lang.ref.Reference", to, strength);
    }

    private static PathReference element(Object[] array, Object to) {
        int index = 0;
        while (index < array.length - 1 && array[index] != to) {
            index++;
        }
        return of(PathReference.Kind.ELEMENT, "", index, "", to, Strength.STRONG);
    }

    private static PathReference field(Field field, PathReference.Kind kind, Object to) {
        return of(
                kind, field.getName(), 0, field.getDeclaringClass().getName(), to, Strength.STRONG);
    }

    private static PathReference of(
            PathReference.Kind kind,
            String field,
            int index,
            String by,
            Object to,
            Strength strength) {
        return new PathReference(
                kind, field, index, by, to.getClass().getName(), Names.of(to), key(to), strength);
    }

    static Strength strength(Reference<?> reference) {
        if (reference instanceof SoftReference) {
            return Strength.SOFT;
        }
        if (reference instanceof WeakReference) {
            return Strength.WEAK;
        }
        return reference instanceof PhantomReference ? Strength.PHANTOM : Strength.FINAL;
    }

    /**
     * The key of a map's entry, where it is of a class of the JDK whose {@code toString} is
     * harmless.
     */
    private static String key(Object entry) {
        boolean known = entry.getClass().getName().startsWith("java.util.");
        if (!known || !(entry instanceof Map.Entry<?, ?> map) || entry instanceof Reference) {
            return "";
        }
        return shown(map.getKey());
    }

    private static String shown(@Nullable Object key) {
        if (key instanceof String text) {
            String cut = text.length() > LONGEST_KEY ? text.substring(0, LONGEST_KEY) + "…" : text;
            return "\"" + cut.replace("\n", "\\n") + "\"";
        }
        if (key instanceof Number || key instanceof Character || key instanceof Boolean) {
            return key.getClass().getName().startsWith("java.lang.") ? String.valueOf(key) : "";
        }
        return key instanceof Enum<?> constant ? constant.name() : "";
    }
}
