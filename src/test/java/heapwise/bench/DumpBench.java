package heapwise.bench;

import com.sun.management.HotSpotDiagnosticMXBean;
import heapwise.lab.dump.ExactWhy;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Jdks;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Why the lab reads heap dumps with code of its own: each reader finds a path from a GC root to one
 * object of a dump, cold, in a VM of its own with 2 GB, from the file to the path. Run it on a
 * machine that does nothing else: {@code mvn -Pbench test -Dtest=DumpBench}. Prints a table, keeps
 * it in {@code target/dumps.txt}, and needs 1 GB of temporary space. The libraries are on the class
 * path in that profile only.
 *
 * <p>Measured on two cores, JDK 17 and 25: a dump of 62 MB takes our reader 0.5 s, NetBeans' 2.8 s,
 * Shark 6.4 s; one of 586 MB 4.2 and 3.4 s, 20 and 18 s, 48 and 49 s. In the learner's VM ours
 * weighs 25 KB, NetBeans' a jar of 1.9 MB, Shark with Kotlin and Okio 8 jars of 2.4 MB. So our own
 * reader is used, which does this one thing only: it keeps no values, and does not index arrays of
 * primitives, most of a dump's bytes.
 */
@Tag("bench")
class DumpBench {

    /** Holds what the path is looked for. */
    static final class Held {
        static @Nullable Object target;
    }

    static final Map<Integer, Object> HEAP = new HashMap<>();

    /**
     * One that reads dumps.
     *
     * @param jars how the names of its jars begin
     */
    private record Reader(String name, String argument, List<String> jars) {}

    private static final List<Reader> READERS =
            List.of(
                    new Reader("own reader", "lab", List.of()),
                    new Reader(
                            "NetBeans profiler", "netbeans", List.of("org-netbeans-lib-profiler")),
                    new Reader(
                            "Shark",
                            "shark",
                            List.of("shark", "okio", "kotlin-stdlib", "annotations-13")));

    private final StringBuilder table = new StringBuilder();

    @TempDir private Path directory;

    @Test
    void compare() throws Exception {
        add("weight: own reader %,d bytes of classes in the agent's jar".formatted(ownWeight()));
        for (Reader reader : READERS) {
            if (!reader.jars.isEmpty()) {
                List<Path> jars = jars(reader);
                long bytes = 0;
                for (Path jar : jars) {
                    bytes += Files.size(jar);
                }
                add("        %s %,d bytes in %d jars".formatted(reader.name, bytes, jars.size()));
            }
        }
        for (Jdk jdk : Jdks.find().all()) {
            compare(jdk, 1_400_000, 3);
            compare(jdk, 14_200_000, 1);
        }
        System.out.print(table);
        Files.writeString(Path.of("target", "dumps.txt"), table);
    }

    private void compare(Jdk jdk, int objects, int times) throws IOException, InterruptedException {
        Path dump = directory.resolve("bench.hprof");
        child(jdk, "-Xmx3g", "make", dump.toString(), String.valueOf(objects));
        add("JDK %s, a dump of %,d MB".formatted(jdk.version(), Files.size(dump) >> 20));
        for (Reader reader : READERS) {
            List<String> runs = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                runs.add(child(jdk, "-Xmx2g", reader.argument, dump.toString()).strip());
                // NetBeans keeps its index there, and takes it for that of the next dump.
                deleteBeside(dump);
            }
            add("  %-20s %s".formatted(reader.name, String.join(" | ", runs)));
        }
        Files.delete(dump);
    }

    private void deleteBeside(Path dump) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> !file.equals(dump) && !file.equals(directory))
                    .sorted(Comparator.reverseOrder())
                    .map(Path::toFile)
                    .forEach(File::delete);
        }
    }

    private void add(String line) {
        System.out.println(line);
        table.append(line).append('\n');
    }

    private static List<Path> jars(Reader reader) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(
                        jar ->
                                reader.jars.stream()
                                        .anyMatch(jar.getFileName().toString()::startsWith))
                .toList();
    }

    private static long ownWeight() throws IOException {
        try (var jar = new java.util.jar.JarFile(Installation.current().agentJar().toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getName().startsWith("heapwise/lab/dump/"))
                    .mapToLong(java.util.zip.ZipEntry::getCompressedSize)
                    .sum();
        }
    }

    private String child(Jdk jdk, String heap, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), heap));
        command.add("-Djava.io.tmpdir=" + directory);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(DumpBench.class.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    /** Runs in the child. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "make" -> make(file, Integer.parseInt(arguments[2]));
            case "lab" -> time(() -> ExactWhy.inFile(file, Held.class.getName()).line());
            case "netbeans" -> time(() -> DumpLibraries.netBeans(file.toFile(), Held.class));
            default -> time(() -> DumpLibraries.shark(file.toFile(), Held.class));
        }
    }

    private static void make(Path file, int objects) throws Exception {
        fill(objects);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpHeap(file.toString(), true);
    }

    /** A method of its own, so that none of its locals is the nearest root. */
    private static void fill(int objects) {
        for (int i = 0; i < objects / 3; i++) {
            HEAP.put(i + 1000, new Object[] {"x"});
        }
        Object[] last = {null};
        HEAP.put(-1, last);
        last[0] = new StringBuilder("target");
        Held.target = last[0];
    }

    private interface Reading {
        String read() throws Exception;
    }

    private static void time(Reading reading) throws Exception {
        long start = System.nanoTime();
        String answer;
        try {
            answer = reading.read();
        } catch (ClassNotFoundException absent) {
            answer = "not on the class path: mvn -Pbench";
        } catch (OutOfMemoryError full) {
            answer = "out of memory";
        }
        System.out.printf("%.2f s %s", (System.nanoTime() - start) / 1e9, answer);
    }
}
