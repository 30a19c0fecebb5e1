package heapwise.lab.object;

import heapwise.lab.path.PathReference;
import heapwise.lab.path.Root;
import heapwise.lab.path.Strength;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a walk on the living heap can start from: the session's variables, the static fields of
 * classes that never unload, and the threads. It does not see locals of running methods nor JNI
 * references; the exact mode does. What belongs to the lab is left out. Classes of other loaders
 * are no roots: they live as long as something refers to them, and the walk finds out what.
 */
final class Roots {

    /**
     * One place that the walk starts from.
     *
     * @param field null for a thread or a class
     */
    record Place(@Nullable Field field, Object value) {}

    private final List<Place> variables = new ArrayList<>();
    private final List<Place> own = new ArrayList<>();
    private final List<Place> threads = new ArrayList<>();
    private final List<Place> system = new ArrayList<>();

    private Roots() {}

    /** All roots, those first that a learner would rather hear of. */
    static List<Place> all() {
        Roots roots = new Roots();
        Class<?>[] loaded = Opened.required("why").getAllLoadedClasses();
        Set<ClassLoader> lasting = lasting(loaded);
        for (Class<?> type : loaded) {
            ClassLoader loader = type.getClassLoader();
            if ((loader == null || lasting.contains(loader))
                    && !type.isArray()
                    && !ofTheLab(type)) {
                roots.statics(type);
                roots.system.add(new Place(null, type));
            }
        }
        roots.threads();
        List<Place> all = new ArrayList<>(roots.variables);
        all.addAll(roots.own);
        all.addAll(roots.threads);
        all.addAll(roots.system);
        return all;
    }

    /** The loaders that never go: those of the VM, and that of the session's own wrappers. */
    private static Set<ClassLoader> lasting(Class<?>[] loaded) {
        Set<ClassLoader> lasting = new HashSet<>();
        ClassLoader system = ClassLoader.getSystemClassLoader();
        while (system != null) {
            lasting.add(system);
            system = system.getParent();
        }
        for (Class<?> type : loaded) {
            if (type.getClassLoader() != null && Names.isWrapper(type)) {
                lasting.add(type.getClassLoader());
            }
        }
        return lasting;
    }

    static boolean ofTheLab(Class<?> type) {
        String name = type.getName();
        if (name.startsWith("org.openjdk.jol.")) {
            return true;
        }
        return name.startsWith("heapwise.") && sameSource(type);
    }

    private static boolean sameSource(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        CodeSource lab = Roots.class.getProtectionDomain().getCodeSource();
        return source != null
                && lab != null
                && source.getLocation() != null
                && source.getLocation().equals(lab.getLocation());
    }

    private void statics(Class<?> type) {
        List<Place> to =
                Names.isWrapper(type) ? variables : type.getClassLoader() == null ? system : own;
        for (Field field : Raw.fields(type)) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                Object value = Raw.staticReference(field);
                if (value != null) {
                    to.add(new Place(field, value));
                }
            }
        }
    }

    private void threads() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] running = new Thread[2 * group.activeCount() + 8];
        int count = group.enumerate(running, true);
        for (int i = 0; i < count; i++) {
            threads.add(new Place(null, running[i]));
        }
    }

    /** How the drawing calls it. */
    static Root root(Place place) {
        Field field = place.field();
        if (field == null) {
            return place.value() instanceof Thread thread
                    ? Root.thread(thread.getName())
                    : new Root(Root.Kind.SYSTEM_CLASS, Names.of(place.value()), "");
        }
        return Names.isWrapper(field.getDeclaringClass())
                ? Root.variable(field.getName())
                : Root.staticsOf(Names.of(field.getDeclaringClass()));
    }

    /** The step from the root to its first object. */
    static PathReference step(Place place) {
        Field field = place.field();
        Object value = place.value();
        return new PathReference(
                field == null ? PathReference.Kind.HELD : PathReference.Kind.STATIC,
                field == null ? "" : field.getName(),
                0,
                field == null ? "" : field.getDeclaringClass().getName(),
                value.getClass().getName(),
                Names.of(value),
                "",
                Strength.STRONG);
    }
}
