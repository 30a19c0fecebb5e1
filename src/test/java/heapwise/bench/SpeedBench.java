package heapwise.bench;

import heapwise.vm.Jdk;
import heapwise.vm.Jdks;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Heapwise and {@code jshell}, fed the same in the same run, on each JDK found. Run it on a machine
 * that does nothing else: {@code mvn -Pbench test}. Prints a table and keeps it in {@code
 * target/speed.txt}.
 */
@Tag("bench")
class SpeedBench {

    private static final int STARTS = 9;

    /** A line has three snippets: a declaration, an expression, a statement. */
    private static final int SNIPPETS = 3;

    private static final int FIRST = 100 / SNIPPETS;
    private static final int WARM = 200 / SNIPPETS;
    private static final int MANY = 600 / SNIPPETS;

    @TempDir private Path state;

    private final List<String> table = new ArrayList<>();

    @Test
    void compare() throws Exception {
        for (Jdk jdk : Jdks.find().all()) {
            compare(jdk);
        }
        Files.write(Path.of("target", "speed.txt"), table);
    }

    private void compare(Jdk jdk) throws Exception {
        add("JDK " + jdk.version());
        List<String> ours = List.of("./heapwise", "play", "--plain");
        List<String> theirs = List.of(jdk.home().resolve("bin/jshell").toString(), "-");
        makeArchive(jdk);

        Warm ourWarm = warm(jdk, ours, MANY);
        Warm theirWarm = warm(jdk, theirs, FIRST);
        row("warm snippet, median of 200", ourWarm.median, "jshell", theirWarm.median, 0.1);
        row("after 600 snippets", ourWarm.last, "our first 100", ourWarm.first, 1.3);
        row("resident after 200, MiB", ourWarm.mib, "jshell", theirWarm.mib, 1);

        starts(jdk, ours, theirs);
        pages(jdk);
        restart(jdk, ours);
    }

    /**
     * What snippets cost.
     *
     * @param first the median of the first 100, in milliseconds
     * @param median of the 200 that follow
     * @param mib resident after them
     * @param last the median of the last 100
     */
    private record Warm(double first, double median, double mib, double last) {}

    private Warm warm(Jdk jdk, List<String> command, int before) throws Exception {
        try (Talker talker = new Talker(command, jdk.home(), state)) {
            talker.say("System.out.println(\"up\");", "up");
            double first = lines(talker, 0, FIRST);
            double median = lines(talker, FIRST, FIRST + WARM);
            double mib = talker.residentMib();
            lines(talker, FIRST + WARM, Math.max(before, FIRST + WARM + 1));
            return new Warm(first, median, mib, lines(talker, before, before + FIRST));
        }
    }

    /** Returns the median of a snippet in these lines, in milliseconds. */
    private static double lines(Talker talker, int from, int to) throws Exception {
        double[] times = new double[to - from];
        for (int i = from; i < to; i++) {
            String line =
                    "int v%d = %d + 1; v%d * 2; System.out.println(\"is \" + v%d);"
                            .formatted(i % 50, i, i % 50, i % 50);
            times[i - from] = talker.say(line, "is " + (i + 1)) / 1e6 / SNIPPETS;
        }
        return median(times);
    }

    /** In turns, since a machine's speed drifts. */
    private void starts(Jdk jdk, List<String> ours, List<String> theirs) throws Exception {
        List<String> local = floor(jdk);
        double[] our = new double[STARTS];
        double[] their = new double[STARTS];
        double[] floor = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            our[i] = start(jdk, ours);
            their[i] = start(jdk, theirs);
            floor[i] = output(jdk, local, "2");
        }
        row("start to the first value", median(our), "jshell", median(their), 0.35);
        row("start to the first value", median(our), "JShell local, AppCDS", median(floor), 1.3);
    }

    private double start(Jdk jdk, List<String> command) throws Exception {
        try (Talker talker = new Talker(command, jdk.home(), state)) {
            return talker.say("System.out.println(6 * 7);", "42") / 1e6;
        }
    }

    private void pages(Jdk jdk) throws Exception {
        List<String> lesson = List.of("./heapwise", "lesson", "large-object", "--plain");
        double[] page = new double[STARTS];
        double[] hello = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            page[i] = output(jdk, lesson, "");
            hello[i] = output(jdk, java(jdk, List.of(), Hello.class), "hello");
        }
        row("start to the first page", median(page), "java Hello", median(hello), 6);
    }

    private List<String> floor(Jdk jdk) throws Exception {
        Path jar = state.resolve("floor.jar");
        Path archive = state.resolve("floor-%d.jsa".formatted(jdk.feature()));
        run(
                jdk.home().resolve("bin/jar").toString(),
                "cf",
                jar.toString(),
                "-C",
                Path.of("target", "test-classes").toString(),
                "heapwise/bench/LocalFloor.class");
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xlog:disable"));
        command.addAll(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", jar.toString()));
        List<String> dump = new ArrayList<>(command);
        dump.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, LocalFloor.class.getName()));
        run(dump.toArray(String[]::new));
        command.addAll(List.of("-XX:SharedArchiveFile=" + archive, LocalFloor.class.getName()));
        return command;
    }

    private double output(Jdk jdk, List<String> command, String answer) throws Exception {
        try (Talker talker = new Talker(command, jdk.home(), state)) {
            return talker.await(answer) / 1e6;
        }
    }

    private static List<String> java(Jdk jdk, List<String> flags, Class<?> main) {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(flags);
        command.addAll(
                List.of("-cp", Path.of("target", "test-classes").toString(), main.getName()));
        return command;
    }

    /** The script makes it in the background at the first start, which must live on meanwhile. */
    private void makeArchive(Jdk jdk) throws Exception {
        try (Talker talker =
                new Talker(List.of("./heapwise", "play", "--plain"), jdk.home(), state)) {
            talker.say("System.out.println(6 * 7);", "42");
            Path lib = Path.of("target", "lib");
            long end = System.nanoTime() + 120_000_000_000L;
            while (!tried(lib, jdk)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("no archive of classes for " + jdk);
                }
                Thread.sleep(100);
            }
        }
    }

    /** A mark that is older than the launcher belongs to another build. */
    private static boolean tried(Path lib, Jdk jdk) throws IOException {
        FileTime built = Files.getLastModifiedTime(lib.resolve("heapwise.jar"));
        try (DirectoryStream<Path> marks =
                Files.newDirectoryStream(lib, "launcher-%d.*.tried".formatted(jdk.feature()))) {
            for (Path mark : marks) {
                if (Files.getLastModifiedTime(mark).compareTo(built) >= 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** From the line that ends the VM to the next value, which needs what was replayed. */
    private void restart(Jdk jdk, List<String> command) throws Exception {
        double[] times = new double[STARTS];
        try (Talker talker = new Talker(command, jdk.home(), state)) {
            talker.say("int x = 7; System.out.println(x);", "7");
            for (int i = 0; i < STARTS; i++) {
                // A learner needs as long to find the next way to end it.
                Thread.sleep(5_000);
                times[i] = talker.say("System.exit(1);\nSystem.out.println(6 * x);", "42") / 1e6;
            }
        }
        row("restart to the next value", median(times), "the limit", 300, 1);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void row(String what, double ours, String against, double theirs, double limit) {
        double ratio = ours / theirs;
        add(
                "  %-32s %8.1f   %-22s %8.1f   %5.2f x, to reach %.2f%s"
                        .formatted(
                                what,
                                ours,
                                against,
                                theirs,
                                ratio,
                                limit,
                                ratio <= limit ? "" : "   MISSED"));
    }

    private void add(String line) {
        System.out.println(line);
        table.add(line);
    }

    /** What any Java program needs to start. */
    static final class Hello {
        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }
}
