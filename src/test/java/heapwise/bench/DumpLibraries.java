package heapwise.bench;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Readers of heap dumps that others wrote, doing the job of {@code why(x, EXACT)}: the path from a
 * GC root to what the static field {@code target} of a class refers to. Called by reflection, so
 * that only the benchmark's profile needs them.
 */
final class DumpLibraries {

    private DumpLibraries() {}

    /** {@code org-netbeans-lib-profiler}, the heap analyser's engine of NetBeans and VisualVM. */
    static String netBeans(File file, Class<?> holder) throws Exception {
        Class<?> factory = Class.forName("org.netbeans.lib.profiler.heap.HeapFactory");
        Object heap = call(factory, "createHeap", file);
        Object type = call(heap, "getJavaClassByName", holder.getName());
        Object at = call(type, "getValueOfStaticField", "target");
        int links = 0;
        while (!call(at, "isGCRoot").equals(true)) {
            at = call(at, "getNearestGCRootPointer");
            links++;
        }
        return links + " links";
    }

    /** {@code shark}, the heap analyser of LeakCanary. */
    static String shark(File file, Class<?> holder) throws Exception {
        Class<?> listeners = Class.forName("shark.OnAnalysisProgressListener");
        Class<?> finders = Class.forName("shark.LeakingObjectFinder");
        Class<?> extractors = Class.forName("shark.MetadataExtractor");
        Object analyzer =
                Class.forName("shark.HeapAnalyzer")
                        .getConstructor(listeners)
                        .newInstance(stub(listeners, graph -> ""));
        Object finder = stub(finders, graph -> Set.of(target(graph, holder)));
        Object extractor = stub(extractors, graph -> java.util.Map.of());
        Object analysis =
                call(
                        analyzer, "analyze", file, finder, List.of(), false, List.of(), extractor,
                        null);
        if (!analysis.getClass().getSimpleName().equals("HeapAnalysisSuccess")) {
            return String.valueOf(call(analysis, "getException"));
        }
        List<?> leaks = (List<?>) call(analysis, "getApplicationLeaks");
        List<?> traces = (List<?>) call(leaks.get(0), "getLeakTraces");
        List<?> path = (List<?>) call(traces.get(0), "getReferencePath");
        return path.size() + " links";
    }

    private static Object target(Object graph, Class<?> holder) throws Exception {
        Object type = call(graph, "findClassByName", holder.getName());
        Object value = call(call(type, "get", "target"), "getValue");
        return call(value, "getAsObjectId");
    }

    private interface Answer {
        Object to(Object argument) throws Exception;
    }

    private static Object stub(Class<?> type, Answer answer) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> {
                    Object result = answer.to(arguments[0]);
                    return method.getReturnType() == void.class ? null : result;
                });
    }

    /** Calls a method by its name and the number of its arguments; on a class, a static one. */
    private static Object call(Object target, String name, Object... arguments) throws Exception {
        Class<?> type = target instanceof Class<?> statics ? statics : target.getClass();
        Method method = method(type, name, arguments);
        try {
            return Objects.requireNonNull(method.invoke(target, arguments), name);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** Of a public type, since the types of the objects themselves are not. */
    private static Method method(Class<?> type, String name, Object... arguments)
            throws NoSuchMethodException {
        Deque<Class<?>> types = new ArrayDeque<>(List.of(type));
        while (!types.isEmpty()) {
            Class<?> next = types.remove();
            if (Modifier.isPublic(next.getModifiers())) {
                for (Method method : next.getMethods()) {
                    if (method.getName().equals(name) && fits(method, arguments)) {
                        return method;
                    }
                }
            }
            types.addAll(Arrays.asList(next.getInterfaces()));
            if (next.getSuperclass() != null) {
                types.add(next.getSuperclass());
            }
        }
        throw new NoSuchMethodException(type + "." + name);
    }

    private static boolean fits(Method method, Object... arguments) {
        Class<?>[] wanted = method.getParameterTypes();
        if (wanted.length != arguments.length
                || !Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean boxed = wanted[i] == boolean.class && arguments[i] instanceof Boolean;
            if (arguments[i] != null && !boxed && !wanted[i].isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }
}
