package heapwise.lab.object;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Reads fields by their offsets, past every access check. The handles are constants, so compiled
 * code reads as fast as a field access does. With the agent they are those of {@code
 * jdk.internal.misc.Unsafe}, which knows the fields of records and hidden classes as well; without
 * it those of {@code sun.misc.Unsafe}, which does not.
 */
final class Raw {

    private static final MethodHandle REFERENCE;
    private static final MethodHandle LONG;
    private static final MethodHandle OFFSET;
    private static final MethodHandle STATIC_BASE;
    private static final MethodHandle STATIC_OFFSET;
    private static final MethodHandle FIELDS;

    static {
        try {
            boolean opened = Opened.instrumentation() != null;
            Class<?> unsafe =
                    Class.forName(opened ? "jdk.internal.misc.Unsafe" : "sun.misc.Unsafe");
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(unsafe, MethodHandles.lookup());
            Object one = lookup.findStaticVarHandle(unsafe, "theUnsafe", unsafe).get();
            REFERENCE =
                    lookup.findVirtual(
                                    unsafe,
                                    opened ? "getReference" : "getObject",
                                    MethodType.methodType(Object.class, Object.class, long.class))
                            .bindTo(one);
            LONG =
                    lookup.findVirtual(
                                    unsafe,
                                    "getLong",
                                    MethodType.methodType(long.class, Object.class, long.class))
                            .bindTo(one);
            MethodType ofField = MethodType.methodType(long.class, Field.class);
            OFFSET = lookup.findVirtual(unsafe, "objectFieldOffset", ofField).bindTo(one);
            STATIC_OFFSET = lookup.findVirtual(unsafe, "staticFieldOffset", ofField).bindTo(one);
            STATIC_BASE =
                    lookup.findVirtual(
                                    unsafe,
                                    "staticFieldBase",
                                    MethodType.methodType(Object.class, Field.class))
                            .bindTo(one);
            FIELDS = fields(opened);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(
                    "this VM has no Unsafe as JDK 17 to 25 have it", impossible);
        }
    }

    private Raw() {}

    /**
     * {@code getDeclaredFields} hides the fields of class loaders, modules and reflection; the
     * method below it does not.
     */
    private static MethodHandle fields(boolean opened) throws ReflectiveOperationException {
        if (!opened) {
            return MethodHandles.lookup()
                    .findVirtual(
                            Class.class, "getDeclaredFields", MethodType.methodType(Field[].class));
        }
        MethodHandle unfiltered =
                MethodHandles.privateLookupIn(Class.class, MethodHandles.lookup())
                        .findVirtual(
                                Class.class,
                                "getDeclaredFields0",
                                MethodType.methodType(Field[].class, boolean.class));
        return MethodHandles.insertArguments(unfiltered, 1, false);
    }

    static Object reference(Object holder, long offset) {
        try {
            return (Object) REFERENCE.invokeExact(holder, offset);
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    static long word(Object holder, long offset) {
        try {
            return (long) LONG.invokeExact(holder, offset);
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    /**
     * The offset of an instance field, or -1 where this VM does not tell it (a record or hidden
     * class without the agent).
     */
    static long offset(Field field) {
        try {
            return (long) OFFSET.invokeExact(field);
        } catch (UnsupportedOperationException hidden) {
            return -1;
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    /** The value of a static reference field; does not initialize the class. */
    static Object staticReference(Field field) {
        try {
            Object base = (Object) STATIC_BASE.invokeExact(field);
            return reference(base, (long) STATIC_OFFSET.invokeExact(field));
        } catch (UnsupportedOperationException hidden) {
            return null;
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    /** All fields that {@code type} itself declares; none when its own types cannot be loaded. */
    static Field[] fields(Class<?> type) {
        try {
            return (Field[]) FIELDS.invokeExact(type);
        } catch (LinkageError unloadable) {
            return new Field[0];
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    private static RuntimeException unexpected(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException runtime) {
            throw runtime;
        }
        return new IllegalStateException(thrown);
    }
}
