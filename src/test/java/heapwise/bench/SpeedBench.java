package heapwise.bench;

import heapwise.session.Session;
import heapwise.session.SessionSettings;
import heapwise.vm.Jdk;
import heapwise.vm.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

    private static final int STARTS = 5;
    private static final int WARM = 200;
    private static final int MORE = 600;

    @TempDir private Path state;

    private final List<String> table = new ArrayList<>();

    @Test
    void compare() throws Exception {
        for (Jdk jdk : Jdks.find().all()) {
            compare(jdk);
        }
        restart();
        Files.write(Path.of("target", "speed.txt"), table);
    }

    private void compare(Jdk jdk) throws Exception {
        add("JDK " + jdk.version());
        List<String> ours = List.of("./heapwise", "play", "--plain");
        List<String> theirs = List.of(jdk.home().resolve("bin/jshell").toString(), "-");
        makeArchive(jdk);

        double[] oursWarm = new double[3];
        double[] theirsWarm = new double[3];
        warm(jdk, ours, oursWarm, MORE);
        warm(jdk, theirs, theirsWarm, 0);
        row(
                "warm snippet, median of %d".formatted(WARM),
                oursWarm[0],
                "jshell",
                theirsWarm[0],
                0.1);
        row("after %d snippets".formatted(MORE), oursWarm[1], "our first", oursWarm[0], 1.3);
        row("resident, MiB", oursWarm[2], "jshell", theirsWarm[2], 1);

        double first = start(jdk, ours);
        row("start to the first value", first, "jshell", start(jdk, theirs), 0.35);
        row("start to the first value", first, "JShell local, AppCDS", floor(jdk), 1.3);
        row("start to the first page", page(jdk), "java Hello", hello(jdk), 6);
    }

    /** Two snippets a line, a declaration and an expression; every fifth line a bare value too. */
    private void warm(Jdk jdk, List<String> command, double[] result, int more) throws Exception {
        try (Talker talker = new Talker(command, jdk.home(), state)) {
            talker.say("System.out.println(\"up\");", "up");
            double[] first = new double[WARM];
            for (int i = 0; i < WARM; i++) {
                first[i] = line(talker, i);
            }
            result[0] = median(first);
            double[] last = new double[100];
            for (int i = 0; i < more; i++) {
                last[i % last.length] = line(talker, WARM + i);
            }
            result[1] = median(last);
            result[2] = talker.residentMib();
        }
    }

    private static double line(Talker talker, int i) throws Exception {
        String line =
                "int v%d = %d + 1; System.out.println(\"is \" + v%d);".formatted(i % 50, i, i % 50);
        return talker.say(line, "is " + (i + 1)) / 2e6;
    }

    private double start(Jdk jdk, List<String> command) throws Exception {
        double[] times = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            try (Talker talker = new Talker(command, jdk.home(), state)) {
                times[i] = talker.say("System.out.println(6 * 7);", "42") / 1e6;
            }
        }
        return median(times);
    }

    private double page(Jdk jdk) throws Exception {
        return output(jdk, List.of("./heapwise", "lesson", "large-object", "--plain"), "");
    }

    private double hello(Jdk jdk) throws Exception {
        return output(jdk, java(jdk, List.of(), Hello.class), "hello");
    }

    private double floor(Jdk jdk) throws Exception {
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
        return output(jdk, command, "2");
    }

    private double output(Jdk jdk, List<String> command, String answer) throws Exception {
        double[] times = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            try (Talker talker = new Talker(command, jdk.home(), state)) {
                times[i] = talker.await(answer) / 1e6;
            }
        }
        return median(times);
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

    private static boolean tried(Path lib, Jdk jdk) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(
                            name ->
                                    name.startsWith("launcher-" + jdk.feature() + ".")
                                            && name.endsWith(".tried"));
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void restart() {
        double[] times = new double[STARTS];
        try (Session session = Session.start(SessionSettings.defaults())) {
            for (int i = 0; i < STARTS; i++) {
                session.eval("#1", "System.exit(1);", Duration.ofSeconds(30), text -> {});
                long begin = System.nanoTime();
                session.eval("#2", "6 * 7", Duration.ofSeconds(30), text -> {});
                times[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        add("JDK " + Runtime.version());
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
