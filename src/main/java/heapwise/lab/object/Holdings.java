package heapwise.lab.object;

import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer holds: an object with all that it reaches, and what the static fields of the
 * answer's own classes reach beside it, each object once. Memory outside the heap that a direct
 * buffer stands for counts, too.
 *
 * @param bytes of all of it
 * @param statics the static fields that hold something, the most bytes first
 * @param classes what it consists of, by class, the most bytes first
 */
public record Holdings(long bytes, List<Static> statics, List<Retained.Row> classes) {

    /** A static may refer to a bean or a logger of the VM: that belongs to the VM. */
    private static final Set<String> VM_SERVICES = Set.of("sun.", "com.sun.", "jdk.");

    /**
     * A static field, or a thread-local that one of them leads to.
     *
     * @param name in words: "the static Answer.cache"
     * @param bytes that it alone reaches
     */
    public record Static(String name, long bytes) {}

    public Holdings {
        statics = List.copyOf(statics);
        classes = List.copyOf(classes);
    }

    /**
     * Measures.
     *
     * @param root an object of the answer; null for the statics alone
     * @param tests the hidden test that asks; its own statics are no part of the answer
     */
    public static Holdings of(@Nullable Object root, Class<?> tests) {
        Deep deep = Deep.from(root);
        var statics = new ArrayList<Static>();
        for (Class<?> type : answerClasses(tests)) {
            for (Field field : Raw.fields(type)) {
                if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    Object value = Raw.staticReference(field);
                    if (value != null && !isService(value)) {
                        long before = deep.bytes();
                        deep.and(value);
                        if (deep.bytes() > before) {
                            statics.add(
                                    new Static(
                                            "the static %s.%s"
                                                    .formatted(Names.of(type), field.getName()),
                                            deep.bytes() - before));
                        }
                    }
                }
            }
        }
        threadLocals(deep, statics);
        statics.sort(Comparator.comparingLong(Static::bytes).reversed());
        return new Holdings(deep.bytes() + outside(deep), statics, Measure.classes(deep));
    }

    /** What this thread has in the thread-locals that were met on the way. */
    private static void threadLocals(Deep deep, List<Static> statics) {
        for (String name : List.of("threadLocals", "inheritableThreadLocals")) {
            Object map = field(Thread.currentThread(), Thread.class, name);
            Object table = map == null ? null : field(map, map.getClass(), "table");
            if (table instanceof Object[] entries) {
                for (Object entry : entries) {
                    if (entry instanceof Reference<?> key
                            && deep.found().contains(Edges.referent(key))) {
                        Object value = field(entry, entry.getClass(), "value");
                        long before = deep.bytes();
                        if (value != null) {
                            deep.and(value);
                        }
                        statics.add(new Static("a ThreadLocal", deep.bytes() - before));
                    }
                }
            }
        }
    }

    private static @Nullable Object field(Object holder, Class<?> type, String name) {
        for (Field field : Raw.fields(type)) {
            if (field.getName().equals(name)) {
                return Raw.reference(holder, Raw.offset(field));
            }
        }
        return null;
    }

    /**
     * A variable handle leads to what the VM makes for it as it is used, and to nothing of the
     * answer's; but one that is made of method handles may.
     */
    private static boolean isService(Object value) {
        String name = value.getClass().getName();
        if (value instanceof VarHandle && !name.equals("java.lang.invoke.IndirectVarHandle")) {
            return true;
        }
        return value.getClass().getModule().isNamed()
                && VM_SERVICES.stream().anyMatch(name::startsWith);
    }

    /** The classes of the answer: those beside the hidden test that are not its own. */
    private static List<Class<?>> answerClasses(Class<?> tests) {
        var classes = new ArrayList<Class<?>>();
        for (Class<?> type : Opened.required("assertRetainsAtMost").getAllLoadedClasses()) {
            if (type.getClassLoader() == tests.getClassLoader()
                    && !type.isArray()
                    && isBeside(type, tests)
                    && !top(type).equals(top(tests))
                    && !top(type).endsWith("Test")
                    && !top(type).endsWith("Tests")) {
                classes.add(type);
            }
        }
        classes.sort(Comparator.comparing(Class::getName));
        return classes;
    }

    /** In a check they share a loader of their own; elsewhere only a package. */
    private static boolean isBeside(Class<?> type, Class<?> tests) {
        return tests.getClassLoader() != Holdings.class.getClassLoader()
                || type.getPackageName().equals(tests.getPackageName());
    }

    private static String top(Class<?> type) {
        String name = type.getName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }

    private static long outside(Deep deep) {
        long bytes = 0;
        for (int i = 0; i < deep.found().size(); i++) {
            if (deep.found().get(i) instanceof Buffer buffer
                    && buffer.isDirect()
                    && buffer.getClass().getName().equals("java.nio.DirectByteBuffer")) {
                bytes += buffer.capacity();
            }
        }
        return bytes;
    }
}
