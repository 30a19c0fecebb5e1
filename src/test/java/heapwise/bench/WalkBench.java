package heapwise.bench;

import com.sun.management.ThreadMXBean;
import heapwise.lab.Lab;
import heapwise.lab.LabFlags;
import heapwise.lab.path.Why;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Jdks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/**
 * The lab's walks over many objects: {@code deep} beside JOL's GraphLayout in the same VM, and
 * {@code why} among a million live objects, on each JDK found. Run it on a machine that does
 * nothing else and has 6 GB to spare: {@code mvn -Pbench test -Dtest=WalkBench}. Prints a table and
 * keeps it in {@code target/walk.txt}.
 *
 * <p>Figures are the median of the runs after the first, which is cold and stands beside them.
 */
@Tag("bench")
class WalkBench {

    private static final int MILLION = 1_000_000;
    private static final double FASTER = 5;
    private static final double LESS = 10;
    private static final double WHY_MILLIS = 800;

    /** What keeps the objects alive that {@code why} is asked about. */
    static Object held = new Object();

    @Test
    void compare() throws Exception {
        StringBuilder table = new StringBuilder();
        for (Jdk jdk : Jdks.find().all()) {
            table.append("JDK ").append(jdk.version()).append('\n');
            for (String part : List.of("list", "map", "array", "chain", "local")) {
                table.append(child(jdk, part));
            }
        }
        System.out.print(table);
        Files.writeString(Path.of("target", "walk.txt"), table);
    }

    /** Each part in a VM of its own, so that its first run is cold. */
    private static String child(Jdk jdk, String part) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xmx5g"));
        command.addAll(LabFlags.forJdk(jdk.feature()));
        command.add("-javaagent:" + Installation.current().agentJar());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(WalkBench.class.getName(), part));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + "\n" + text);
        }
        return text;
    }

    /** Runs in the child. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "list" -> deep("deep of a LinkedList of 100,000", list(), 3);
            case "map" -> deep("deep of a HashMap of 1,000,000", map(), 2);
            case "array" -> {
                Object[] array = new Object[MILLION];
                for (int i = 0; i < array.length; i++) {
                    array[i] = new Object();
                }
                held = array;
                why("why of one in an array of 1,000,000", array[MILLION - 1]);
            }
            case "chain" -> why("why of the end of 1,000,000 links", chain());
            default -> local();
        }
    }

    private static List<Object> list() {
        List<Object> list = new LinkedList<>();
        for (int i = 0; i < MILLION / 10; i++) {
            list.add(i + 1000);
        }
        return list;
    }

    private static Map<Integer, Long> map() {
        Map<Integer, Long> map = new HashMap<>();
        for (int i = 0; i < MILLION; i++) {
            map.put(i, i + 1000L);
        }
        return map;
    }

    /** Returns the last of them; the first is held. */
    private static Object chain() {
        Object[] last = new Object[1];
        held = last;
        for (int i = 0; i < MILLION; i++) {
            Object[] next = new Object[1];
            last[0] = next;
            last = next;
        }
        return last;
    }

    private static void deep(String what, Object root, int runsOfTheirs) throws Exception {
        Cost ours = cost(5, () -> Lab.deep(root));
        // Tells JOL how to find the agent.
        Lab.layout(root);
        Cost theirs = cost(runsOfTheirs, () -> GraphLayout.parseInstance(root).totalSize());
        System.out.printf("  %-36s%s%n", what, ours);
        System.out.printf("  %-36s%s%n", "    JOL's GraphLayout", theirs);
        System.out.printf(
                "  %-36s%s%n",
                "    the same bytes", verdict(ours.result.equals(theirs.result), ours.result));
        double faster = theirs.millis / ours.millis;
        System.out.printf(
                "  %-36s%s%n",
                "    times as fast",
                verdict(faster >= FASTER, "%.1f, to reach %.0f".formatted(faster, FASTER)));
        double less = theirs.megabytes / ours.megabytes;
        System.out.printf(
                "  %-36s%s%n",
                "    times less allocated",
                verdict(less >= LESS, "%.1f, to reach %.0f".formatted(less, LESS)));
    }

    private static void why(String what, Object object) throws Exception {
        Cost cost = cost(7, () -> Lab.why(object).alive());
        System.out.printf("  %-36s%s%n", what, cost);
        double worst = Math.max(cost.first, cost.millis);
        boolean fast = worst <= WHY_MILLIS && cost.result.equals(true);
        System.out.printf(
                "  %-36s%s%n",
                "    at most, ms",
                verdict(fast, "%.0f, to reach %.0f".formatted(worst, WHY_MILLIS)));
    }

    /** A local of the running method, among a million objects; there is no limit to reach. */
    private static void local() throws Exception {
        held = map();
        Object local = new StringBuilder("local");
        Cost cost = cost(3, () -> Lab.why(local, Lab.EXACT).line());
        System.out.printf("  %-36s%s%n", "why EXACT of a local, 2,000,000", cost);
        Why why = Lab.why(local, Lab.EXACT);
        boolean named = why.line().contains("main") && why.line().contains("WalkBench.");
        System.out.printf("  %-36s%s%n", "    thread and frame", verdict(named, why.line()));
    }

    private static String verdict(boolean reached, Object what) {
        return what + (reached ? "   reached" : "   MISSED");
    }

    /**
     * What calls of a tool cost.
     *
     * @param first milliseconds of the first call
     * @param millis of the others, the median
     * @param megabytes which a later call allocates
     */
    private record Cost(double first, double millis, double megabytes, Object result) {

        @Override
        public String toString() {
            return "%8.0f ms %8.1f MB allocated   first %6.0f ms   %s"
                    .formatted(millis, megabytes, first, result);
        }
    }

    private static Cost cost(int runs, Callable<?> code) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] millis = new double[runs];
        double megabytes = 0;
        Object result = "";
        for (int i = 0; i < runs; i++) {
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            result = code.call();
            millis[i] = (System.nanoTime() - start) / 1e6;
            megabytes = (threads.getCurrentThreadAllocatedBytes() - bytes) / 1048576.0;
        }
        double[] later = java.util.Arrays.stream(millis).skip(1).sorted().toArray();
        return new Cost(millis[0], later[later.length / 2], megabytes, result);
    }
}
