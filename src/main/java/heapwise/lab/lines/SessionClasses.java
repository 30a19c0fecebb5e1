package heapwise.lab.lines;

import heapwise.lab.object.Names;
import heapwise.lab.object.Opened;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes that JShell made of the session's snippets, as code compiled beside them must see
 * them: what may be imported, and their bytes, which the VM itself gives back.
 */
public final class SessionClasses {

    /** All classes of the session by binary name, wrappers and what is nested in them. */
    private final Map<String, Class<?>> classes = new LinkedHashMap<>();

    private final List<Class<?>> wrappers = new ArrayList<>();
    private final Map<String, byte[]> bytes = new HashMap<>();
    private final Instrumentation instrumentation;

    private SessionClasses(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    public static SessionClasses now() {
        SessionClasses session = new SessionClasses(Opened.required("lines"));
        for (Class<?> type : session.instrumentation.getAllLoadedClasses()) {
            if (type.getName().startsWith("REPL.") && !type.isHidden() && !type.isArray()) {
                session.classes.put(type.getName(), type);
                if (Names.isWrapper(type)) {
                    session.wrappers.add(type);
                }
            }
        }
        session.wrappers.sort(Comparator.comparing(SessionClasses::age).reversed());
        return session;
    }

    /** JShell numbers wrappers, and letters the successors of one: the youngest sorts last. */
    private static String age(Class<?> wrapper) {
        String name = wrapper.getSimpleName().substring("$JShell$".length());
        String number = name.replaceAll("\\D", "");
        String letters = name.replaceAll("\\d", "");
        return "%9s%9s".formatted(number, letters);
    }

    /** A class of the session, beside which new ones can be defined; null when there is none. */
    @Nullable Class<?> neighbour() {
        return wrappers.isEmpty() ? null : wrappers.get(0);
    }

    public Set<String> classNames() {
        return classes.keySet();
    }

    /**
     * Import lines for every variable, method and type of the session, the youngest of each name.
     */
    List<String> imports() {
        List<String> imports = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Class<?> wrapper : wrappers) {
            String from = wrapper.getName();
            for (Field field : wrapper.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && names.add("." + field.getName())) {
                    imports.add("import static " + from + "." + field.getName() + ";");
                }
            }
            for (Method method : wrapper.getDeclaredMethods()) {
                String name = method.getName();
                if (!method.isSynthetic() && !name.startsWith("do_it$") && names.add(name + "()")) {
                    imports.add("import static " + from + "." + name + ";");
                }
            }
            for (Class<?> type : wrapper.getDeclaredClasses()) {
                if (names.add(type.getSimpleName())) {
                    imports.add("import " + from + "." + type.getSimpleName() + ";");
                }
            }
        }
        return imports;
    }

    /** The class file of a class of the session. */
    public byte[] bytes(String name) {
        return bytes.computeIfAbsent(name, this::capture);
    }

    private byte[] capture(String name) {
        Class<?> type = classes.get(name);
        byte[][] captured = new byte[1][];
        ClassFileTransformer transformer =
                new ClassFileTransformer() {
                    @Override
                    public byte @Nullable [] transform(
                            @Nullable ClassLoader loader,
                            String className,
                            @Nullable Class<?> redefined,
                            @Nullable ProtectionDomain domain,
                            byte[] file) {
                        if (redefined == type) {
                            captured[0] = file;
                        }
                        return null;
                    }
                };
        instrumentation.addTransformer(transformer, true);
        try {
            instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException hidden) {
            throw new IllegalStateException("no bytes of " + name, hidden);
        } finally {
            instrumentation.removeTransformer(transformer);
        }
        return captured[0];
    }
}
