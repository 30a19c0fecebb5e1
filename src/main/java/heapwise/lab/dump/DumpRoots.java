package heapwise.lab.dump;

import heapwise.lab.object.Names;
import heapwise.lab.path.PathReference;
import heapwise.lab.path.Root;
import heapwise.lab.path.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a walk over a dump starts from, those first that a learner would rather hear of: variables,
 * statics, locals, threads.
 */
final class DumpRoots {

    /**
     * @param field null where the root holds the object itself
     */
    record Place(Root root, DumpClass.@Nullable Reference field, long id) {}

    private final DumpReader dump;
    private final List<Place> variables = new ArrayList<>();
    private final List<Place> own = new ArrayList<>();
    private final List<Place> locals = new ArrayList<>();
    private final List<Place> system = new ArrayList<>();

    private DumpRoots(DumpReader dump) {
        this.dump = dump;
    }

    static List<Place> of(DumpReader dump) {
        DumpRoots roots = new DumpRoots(dump);
        roots.statics();
        roots.recorded();
        List<Place> all = new ArrayList<>(roots.variables);
        all.addAll(roots.own);
        all.addAll(roots.locals);
        all.addAll(roots.system);
        return all;
    }

    private void statics() {
        Set<Long> lasting = lasting();
        for (DumpClass type : dump.classes.all()) {
            if (!lasting.contains(type.loader)
                    || ofTheLab(type.name)
                    || type.name.equals(dump.holder)) {
                continue;
            }
            boolean wrapper = Names.isWrapper(type.name);
            List<Place> to = wrapper ? variables : type.loader == 0 ? system : own;
            for (DumpClass.Reference field : type.statics) {
                Root root =
                        wrapper ? Root.variable(field.name()) : Root.staticsOf(Names.of(type.name));
                to.add(new Place(root, field, field.offset()));
            }
            system.add(
                    new Place(
                            new Root(Root.Kind.SYSTEM_CLASS, "class " + Names.of(type.name), ""),
                            null,
                            type.id));
        }
    }

    /** The loaders that never go: those of the VM, and that of the session's own wrappers. */
    private Set<Long> lasting() {
        Set<Long> lasting = new HashSet<>();
        lasting.add(0L);
        for (DumpClass type : dump.classes.all()) {
            if (Names.isWrapper(type.name)) {
                lasting.add(type.loader);
            }
            int loader = dump.ids.indexOf(type.loader);
            if (loader >= 0) {
                long typeOfLoader = dump.file.i8(dump.ids.place(loader) + 13);
                if (dump.classes
                        .name(typeOfLoader)
                        .startsWith("jdk.internal.loader.ClassLoaders$")) {
                    lasting.add(type.loader);
                }
            }
        }
        return lasting;
    }

    static boolean ofTheLab(String name) {
        return name.startsWith("heapwise.lab.") || name.startsWith("org.openjdk.jol.");
    }

    private void recorded() {
        Map<Long, String> names = liveNames();
        for (DumpRoot root : dump.roots) {
            String thread = names.getOrDefault(threadId(root.thread()), "?");
            switch (root.tag()) {
                case DumpRoot.JAVA_FRAME, DumpRoot.JNI_LOCAL -> local(root, thread);
                case DumpRoot.THREAD -> {
                    long tid = threadId(root.thread());
                    system.add(0, held(Root.thread(names.getOrDefault(tid, "?")), root.id()));
                }
                case DumpRoot.STICKY_CLASS -> {}
                case DumpRoot.MONITOR ->
                        system.add(
                                held(
                                        new Root(Root.Kind.NATIVE, "a monitor in use", ""),
                                        root.id()));
                default ->
                        system.add(
                                held(new Root(Root.Kind.NATIVE, "JNI reference", ""), root.id()));
            }
        }
    }

    private void local(DumpRoot root, String thread) {
        long[] trace = dump.traces.get(dump.traceOfThread.getOrDefault(root.thread(), -1));
        boolean known = trace != null && root.frame() >= 0 && root.frame() < trace.length;
        if (!known) {
            system.add(held(Root.local(thread, "native code"), root.id()));
            return;
        }
        DumpReader.Frame frame = dump.frame(trace[root.frame()]);
        if (!ofTheLab(frame.type())) {
            locals.add(held(Root.local(thread, said(frame)), root.id()));
        }
    }

    private static String said(DumpReader.Frame frame) {
        String line = frame.line() > 0 ? ", line " + frame.line() : "";
        if (Names.isWrapper(frame.type())) {
            boolean cell = frame.method().startsWith("do_it$");
            return cell ? "the cell that runs" : frame.method() + "()";
        }
        return Names.of(frame.type()) + "." + frame.method() + "()" + line;
    }

    private static Place held(Root root, long id) {
        return new Place(root, null, id);
    }

    /** The id that {@code Thread.getId} gives, of the thread with this serial number. */
    private long threadId(int serial) {
        Long object = dump.threads.get(serial);
        int index = object == null ? -1 : dump.ids.indexOf(object);
        if (index < 0) {
            return -1;
        }
        long place = dump.ids.place(index);
        int base = 0;
        DumpClass type = dump.classes.of(dump.file.i8(place + 13));
        while (type != null && type.tid < 0) {
            base += type.ownBytes;
            type = dump.classes.of(type.superId);
        }
        return type == null ? -1 : dump.file.i8(place + 25 + base + type.tid);
    }

    /** Names of the threads of this VM: in the dump they are strings, which are not indexed. */
    private static Map<Long, String> liveNames() {
        Map<Long, String> names = new HashMap<>();
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] running = new Thread[2 * group.activeCount() + 8];
        int count = group.enumerate(running, true);
        for (int i = 0; i < count; i++) {
            names.put(idOf(running[i]), running[i].getName());
        }
        return names;
    }

    /** {@code Thread.threadId} has come only with JDK 19, and {@code getId} may be overridden. */
    @SuppressWarnings("deprecation")
    private static long idOf(Thread thread) {
        return thread.getId();
    }

    static PathReference step(Place place, String targetType, String targetName) {
        DumpClass.Reference field = place.field();
        return new PathReference(
                field == null ? PathReference.Kind.HELD : PathReference.Kind.STATIC,
                field == null ? "" : field.name(),
                0,
                field == null ? "" : field.declaredBy(),
                targetType,
                targetName,
                "",
                Strength.STRONG);
    }
}
