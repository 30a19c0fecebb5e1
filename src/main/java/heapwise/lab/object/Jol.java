package heapwise.lab.object;

import heapwise.lab.gc.VmMode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jol.info.ClassData;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldData;
import org.openjdk.jol.layouters.CurrentLayouter;
import org.openjdk.jol.util.ClassUtils;
import org.openjdk.jol.vm.VM;
import org.openjdk.jol.vm.VirtualMachine;

/**
 * JOL, made to work in a session. Stock JOL 0.17 finds no class that was declared at a prompt,
 * attaches a second VM for a second, warns on standard output, and guesses compressed oops and the
 * alignment wrongly under some heaps and collectors. So it gets our {@code Instrumentation}, a
 * loader that knows every loaded class, and what the VM itself says about oops.
 */
public final class Jol {

    private static final class Holder {
        static final VirtualMachine MACHINE = start();
    }

    private Jol() {}

    /**
     * Makes JOL ready for code that calls it itself; whoever loads such code calls this before it
     * runs. Costs 100 ms, once.
     */
    public static void ready() {
        machine();
    }

    static long sizeOf(Object object) {
        return Holder.MACHINE.sizeOf(object);
    }

    static VirtualMachine machine() {
        return Holder.MACHINE;
    }

    /** The layout of {@code instance}, or of the instances of {@code type} where there is none. */
    static ClassLayout layout(Class<?> type, @Nullable Object instance) {
        ready();
        return new CurrentLayouter().layout(data(type, instance));
    }

    /** What JOL knows of a class, and the fields that reflection hides from it. */
    static ClassData data(Class<?> type, @Nullable Object instance) {
        ClassData data =
                instance == null ? ClassData.parseClass(type) : ClassData.parseInstance(instance);
        ClassData of = data;
        for (Class<?> at = type;
                at != null && of != null && !type.isArray();
                at = at.getSuperclass()) {
            addHidden(of, at);
            of = of.superClass();
        }
        return data;
    }

    private static void addHidden(ClassData data, Class<?> type) {
        Set<Field> told = new HashSet<>();
        data.fields().forEach(field -> told.add(field.refField()));
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : Raw.fields(at)) {
                if (!Modifier.isStatic(field.getModifiers()) && !told.contains(field)) {
                    data.addField(FieldData.parse(field));
                }
            }
        }
    }

    private static VirtualMachine start() {
        System.setProperty("jol.skipHotspotSAAttach", "true");
        System.setProperty("jol.magicFieldOffset", "true");
        Instrumentation instrumentation = Opened.instrumentation();
        if (instrumentation == null) {
            System.setProperty("jol.skipDynamicAttach", "true");
        }
        PrintStream out = System.out;
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try {
            if (instrumentation != null) {
                hand(instrumentation);
                field(ClassUtils.class, "CL").set(null, new LoadedClasses(instrumentation));
            }
            VirtualMachine machine = VM.current();
            correct(machine);
            return machine;
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this is not JOL 0.17", changed);
        } finally {
            System.setOut(out);
        }
    }

    private static void hand(Instrumentation instrumentation) throws ReflectiveOperationException {
        Method premain =
                Class.forName("org.openjdk.jol.vm.InstrumentationSupport")
                        .getDeclaredMethod("premain", String.class, Instrumentation.class);
        premain.setAccessible(true);
        premain.invoke(null, "", instrumentation);
    }

    private static void correct(VirtualMachine machine) throws ReflectiveOperationException {
        VmMode mode = VmMode.current();
        // What the VM says is no guess: JOL need not warn of one.
        field(machine.getClass(), "isAccurate").setBoolean(machine, true);
        field(machine.getClass(), "objectAlignment").setInt(machine, mode.alignment());
        field(machine.getClass(), "compressedOopsEnabled")
                .setBoolean(machine, mode.compressedOops());
        if (mode.compressedOops()) {
            field(machine.getClass(), "narrowOopShift").setInt(machine, mode.oopShift());
            field(machine.getClass(), "narrowOopBase").setLong(machine, mode.oopBase());
        }
    }

    private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** Finds a class by name among all that are loaded, the youngest of that name first. */
    private static final class LoadedClasses extends ClassLoader {

        private final Instrumentation instrumentation;

        LoadedClasses(Instrumentation instrumentation) {
            super(LoadedClasses.class.getClassLoader());
            this.instrumentation = instrumentation;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
                if (loaded.getName().equals(name)) {
                    return loaded;
                }
            }
            throw new ClassNotFoundException(name);
        }
    }
}
