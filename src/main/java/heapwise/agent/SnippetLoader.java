package heapwise.agent;

import heapwise.lab.object.Jol;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The class loader of the snippets, and how their classes change.
 *
 * <p>The bytes of a class are forgotten once it is defined: what a lesson sees in the heap should
 * be the lesson's.
 */
final class SnippetLoader extends ClassLoader {

    /** In the constants of each class that calls JOL. */
    private static final String JOL = "org/openjdk/jol/";

    private final Map<String, byte[]> undefined = new HashMap<>();

    SnippetLoader(ClassLoader parent) {
        super("snippets", parent);
    }

    /** Takes classes that may refer to each other. */
    void declare(Map<String, byte[]> classes) {
        synchronized (undefined) {
            undefined.putAll(classes);
        }
    }

    /** Defines one of the declared classes; its static initialiser does not run. */
    void define(String name) throws ClassNotFoundException {
        loadClass(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes;
        synchronized (undefined) {
            bytes = undefined.get(name);
        }
        if (bytes == null) {
            return super.findClass(name);
        }
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains(JOL)) {
            Jol.ready();
        }
        Class<?> defined = defineClass(name, bytes, 0, bytes.length);
        synchronized (undefined) {
            undefined.remove(name);
        }
        return defined;
    }

    /**
     * Gives defined classes new bodies, so that every caller, however old, sees them.
     *
     * @throws UnsupportedOperationException where more than bodies has changed
     */
    void redefine(Instrumentation instrumentation, Map<String, byte[]> classes)
            throws ClassNotFoundException, UnmodifiableClassException {
        ClassDefinition[] definitions = new ClassDefinition[classes.size()];
        int i = 0;
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            definitions[i++] = new ClassDefinition(loadClass(entry.getKey()), entry.getValue());
        }
        instrumentation.redefineClasses(definitions);
    }
}
