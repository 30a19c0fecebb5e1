package heapwise.agent;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The little of {@code java.lang.foreign} (JEP 454) that {@link NativeStop} needs, reached by
 * method handles since this is compiled for JDK 17. Addresses are longs.
 *
 * <p>Once made, it calls native functions and reads memory without any JNI method in between: the
 * return of one would free the local references that those functions give.
 */
final class Foreign {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    private final Class<?> segment = type("MemorySegment");
    private final Object arena = type("Arena").getMethod("global").invoke(null);
    private final Object int64 = type("ValueLayout").getField("JAVA_LONG").get(null);
    private final Object int8 = type("ValueLayout").getField("JAVA_BYTE").get(null);
    private final Object memory = everything();

    private final MethodHandle readLong =
            LOOKUP.findVirtual(
                            segment,
                            "get",
                            MethodType.methodType(
                                    long.class, type("ValueLayout$OfLong"), long.class))
                    .asType(
                            MethodType.methodType(
                                    long.class, Object.class, Object.class, long.class));
    private final MethodHandle writeLong =
            LOOKUP.findVirtual(
                            segment,
                            "set",
                            MethodType.methodType(
                                    void.class, type("ValueLayout$OfLong"), long.class, long.class))
                    .asType(
                            MethodType.methodType(
                                    void.class,
                                    Object.class,
                                    Object.class,
                                    long.class,
                                    long.class));
    private final MethodHandle readByte =
            LOOKUP.findVirtual(
                            segment,
                            "get",
                            MethodType.methodType(
                                    byte.class, type("ValueLayout$OfByte"), long.class))
                    .asType(
                            MethodType.methodType(
                                    byte.class, Object.class, Object.class, long.class));
    private final MethodHandle ofAddress =
            LOOKUP.findStatic(segment, "ofAddress", MethodType.methodType(segment, long.class))
                    .asType(MethodType.methodType(Object.class, long.class));
    private final MethodHandle call2 = downcall("JAVA_LONG", 2);
    private final MethodHandle call3 = downcall("JAVA_INT", 3);

    Foreign() throws ReflectiveOperationException {}

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("java.lang.foreign." + name);
    }

    private Object everything() throws ReflectiveOperationException {
        Object nothing = segment.getField("NULL").get(null);
        return segment.getMethod("reinterpret", long.class).invoke(nothing, Long.MAX_VALUE);
    }

    /** Every parameter is passed as 64 bits, which is right for ints and pointers in our ABIs. */
    private MethodHandle downcall(String result, int parameters)
            throws ReflectiveOperationException {
        Class<?> layout = type("MemoryLayout");
        Class<?> descriptor = type("FunctionDescriptor");
        Object layouts = Array.newInstance(layout, parameters);
        Arrays.fill((Object[]) layouts, int64);
        Object signature =
                descriptor
                        .getMethod("of", layout, layouts.getClass())
                        .invoke(null, type("ValueLayout").getField(result).get(null), layouts);
        Object noOptions = Array.newInstance(type("Linker$Option"), 0);
        Object linker = type("Linker").getMethod("nativeLinker").invoke(null);
        MethodHandle handle =
                (MethodHandle)
                        type("Linker")
                                .getMethod("downcallHandle", descriptor, noOptions.getClass())
                                .invoke(linker, signature, noOptions);
        return handle.asType(handle.type().changeParameterType(0, Object.class));
    }

    /** Returns memory that is never freed, zeroed. */
    long allocate(long bytes) throws ReflectiveOperationException {
        Object allocated =
                type("SegmentAllocator")
                        .getMethod("allocate", long.class, long.class)
                        .invoke(arena, bytes, 8L);
        return (long) segment.getMethod("address").invoke(allocated);
    }

    /** Returns a zero-terminated string that is never freed. */
    long text(String ascii) throws ReflectiveOperationException {
        long address = allocate(ascii.length() + 1L);
        for (int i = 0; i < ascii.length(); i++) {
            segment.getMethod("set", type("ValueLayout$OfByte"), long.class, byte.class)
                    .invoke(memory, int8, address + i, (byte) ascii.charAt(i));
        }
        return address;
    }

    void putLong(long address, long value) throws Throwable {
        writeLong.invokeExact(memory, int64, address, value);
    }

    long symbol(Path library, String name) throws ReflectiveOperationException {
        Class<?> lookup = type("SymbolLookup");
        Object opened =
                lookup.getMethod("libraryLookup", Path.class, type("Arena"))
                        .invoke(null, library, arena);
        Optional<?> found =
                (Optional<?>) lookup.getMethod("find", String.class).invoke(opened, name);
        return (long) segment.getMethod("address").invoke(found.orElseThrow());
    }

    long getLong(long address) throws Throwable {
        return (long) readLong.invokeExact(memory, int64, address);
    }

    boolean startsWith(long address, String ascii) throws Throwable {
        for (int i = 0; i < ascii.length(); i++) {
            if ((byte) readByte.invokeExact(memory, int8, address + i) != (byte) ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Calls a function of two parameters that returns a pointer. */
    long call(long function, long a, long b) throws Throwable {
        return (long) call2.invokeExact((Object) ofAddress.invokeExact(function), a, b);
    }

    /** Calls a function of up to three parameters that returns an error code. */
    int call(long function, long a, long b, long c) throws Throwable {
        return (int) call3.invokeExact((Object) ofAddress.invokeExact(function), a, b, c);
    }
}
