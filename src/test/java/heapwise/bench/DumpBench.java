package heapwise.bench;

import com.sun.management.HotSpotDiagnosticMXBean;
import heapwise.lab.dump.ExactWhy;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Times how long the lab's own dump reader and two libraries take from a dump on disk to the path
 * from a GC root to one object, each cold in a VM of its own. Start it as {@link WalkBench}, with
 * {@code heapwise.bench.DumpBench 600000} for a dump of about 60 MB or {@code 6000000} for one of
 * about 600 MB. The libraries take part when their jars are on the class path: NetBeans' profiler
 * ({@code org.netbeans.modules:org-netbeans-lib-profiler:RELEASE250}, 0.8 MB) and Shark's graph
 * ({@code com.squareup.leakcanary:shark-graph:2.14}, with Kotlin and Okio 1.9 MB), of which only
 * the opening is timed.
 */
public final class DumpBench {

    /** Holds what the path is looked for. */
    static final class Held {
        static @Nullable Object target;
    }

    static final Map<Integer, Object> HEAP = new HashMap<>();

    private DumpBench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1) {
            all(Integer.parseInt(arguments[0]));
            return;
        }
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "make" -> make(file, Integer.parseInt(arguments[2]));
            case "lab" -> time("lab", () -> ExactWhy.inFile(file, Held.class.getName()).line());
            case "netbeans" -> time("NetBeans", () -> netBeans(file.toFile()));
            default -> time("Shark, opening only", () -> shark(file.toFile()));
        }
    }

    private static void all(int objects) throws Exception {
        Path directory = Files.createTempDirectory("heapwise-bench");
        Path file = directory.resolve("bench.hprof");
        child("-Xmx3g", "make", file.toString(), String.valueOf(objects));
        System.out.printf("dump of %,d MB%n", Files.size(file) >> 20);
        for (String reader : List.of("lab", "netbeans", "shark")) {
            child("-Xmx2g", reader, file.toString());
        }
        try (var files = Files.walk(directory)) {
            files.map(Path::toFile).sorted((a, b) -> b.compareTo(a)).forEach(File::delete);
        }
    }

    private static void child(String heap, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add(heap);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(DumpBench.class.getName());
        command.addAll(List.of(arguments));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static void make(Path file, int objects) throws Exception {
        for (int i = 0; i < objects / 3; i++) {
            HEAP.put(i + 1000, new Object[] {"x"});
        }
        Object[] last = {null};
        HEAP.put(-1, last);
        last[0] = new StringBuilder("target");
        Held.target = last[0];
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpHeap(file.toString(), true);
    }

    private interface Reading {
        Object read() throws Exception;
    }

    private static void time(String who, Reading reading) throws Exception {
        long start = System.nanoTime();
        try {
            Object result = reading.read();
            System.out.printf(
                    "%-22s %8.0f ms   %s%n", who, (System.nanoTime() - start) / 1e6, result);
        } catch (ClassNotFoundException absent) {
            System.out.printf("%-22s not on the class path%n", who);
        }
    }

    private static Object netBeans(File file) throws Exception {
        Class<?> factory = Class.forName("org.netbeans.lib.profiler.heap.HeapFactory");
        Object heap = factory.getMethod("createHeap", File.class).invoke(null, file);
        Class<?> heapType = Class.forName("org.netbeans.lib.profiler.heap.Heap");
        Object type =
                heapType.getMethod("getJavaClassByName", String.class)
                        .invoke(heap, Held.class.getName());
        Class<?> classType = Class.forName("org.netbeans.lib.profiler.heap.JavaClass");
        Object instance =
                classType.getMethod("getValueOfStaticField", String.class).invoke(type, "target");
        Class<?> instanceType = Class.forName("org.netbeans.lib.profiler.heap.Instance");
        return instanceType.getMethod("getNearestGCRootPointer").invoke(instance);
    }

    private static Object shark(File file) throws Exception {
        Class<?> graph = Class.forName("shark.HprofHeapGraph$Companion");
        Object companion = Class.forName("shark.HprofHeapGraph").getField("Companion").get(null);
        for (var method : graph.getMethods()) {
            boolean opens = method.getName().equals("openHeapGraph$default");
            if (opens && method.getParameterTypes()[1] == File.class) {
                Object opened = method.invoke(null, companion, file, null, null, 3, null);
                return opened.getClass().getMethod("getObjectCount").invoke(opened) + " objects";
            }
        }
        throw new ClassNotFoundException("openHeapGraph");
    }
}
