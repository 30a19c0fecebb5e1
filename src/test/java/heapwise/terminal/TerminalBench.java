package heapwise.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.vm.Jdk;
import heapwise.vm.Jdks;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a person waits at a terminal: for the echo of a key, for a completion, for a page; with
 * what the start script starts, on each JDK found. Run it on a machine that does nothing else:
 * {@code mvn -Pbench test -Dtest=TerminalBench}. Prints a table and keeps it in {@code
 * target/terminal.txt}.
 */
@Tag("bench")
class TerminalBench {

    private static final int SNIPPETS = 300;
    private static final int COLD_STARTS = 9;
    private static final int ROUNDS = 5;

    /** What is typed before Tab, and what of the answer is waited for. */
    private static final Map<String, String> COMPLETED = new LinkedHashMap<>();

    static {
        COMPLETED.put("\"\".sub", "substring(");
        COMPLETED.put("v2", "v229");
        COMPLETED.put("List.of(1).st", "stream()");
        COMPLETED.put("new HashMap<String, Integer>().ent", "entrySet()");
        COMPLETED.put("Str", "StringBuilder");
        COMPLETED.put("new ArrayL", "ArrayList");
        COMPLETED.put("System.out.prin", "println");
        COMPLETED.put("for (int i = 0; i < v1", "v129");
        COMPLETED.put("retai", "retained(");
        COMPLETED.put("var s = List.of(v1, v2).strea", "stream()");
    }

    @TempDir private Path home;

    private final List<String> table = new ArrayList<>();

    @Test
    void measure() throws Exception {
        for (Jdk jdk : Jdks.find().all()) {
            add("JDK " + jdk.version());
            makeArchive(jdk);
            prompt(jdk);
            pages(jdk);
        }
        Files.write(Path.of("target", "terminal.txt"), table);
        assertThat(table).isNotEmpty();
    }

    /** The script makes it in the background at the first start, which must live on meanwhile. */
    private void makeArchive(Jdk jdk) throws Exception {
        try (PtyLauncher launcher = start(jdk)) {
            long end = System.nanoTime() + 120_000_000_000L;
            while (archive(jdk).isEmpty()) {
                assertThat(System.nanoTime())
                        .as("no archive of classes for " + jdk)
                        .isLessThan(end);
                launcher.waitFor("play");
                Thread.sleep(200);
            }
        }
    }

    private PtyLauncher start(Jdk jdk) throws IOException {
        Map<String, String> environment =
                Map.of("HEAPWISE_HOME", home.toString(), "JAVA_HOME", jdk.home().toString());
        return PtyLauncher.ofCommand(120, 50, environment, List.of("./heapwise", "play"));
    }

    private void prompt(Jdk jdk) throws Exception {
        try (PtyLauncher launcher = start(jdk)) {
            launcher.waitFor("GCs");
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < SNIPPETS; i++) {
                lines.append("int v").append(i).append(" = ").append(i).append("; ");
            }
            launcher.line(lines + "int last = 12345;");
            launcher.waitFor("last ==> 12345");
            launcher.keys("\f").waitFor("an empty screen", screen -> !screen.contains("12345"));
            row("key to echo", echoes(launcher), 20);
            // Whoever presses Tab has been here for some seconds.
            Thread.sleep(4_000);
            Map<String, List<Double>> completions = completions(launcher);
            List<Double> all = completions.values().stream().flatMap(List::stream).toList();
            row("Tab to the list on the screen", new ArrayList<>(all), 50);
            completions.entrySet().stream()
                    .max(Comparator.comparing(entry -> Collections.max(entry.getValue())))
                    .ifPresent(slowest -> add("      slowest: " + slowest));
        }
    }

    private static List<Double> echoes(PtyLauncher launcher) throws Exception {
        List<Double> millis = new ArrayList<>();
        String typed = "";
        for (char c : "var answer = List.of(1, 2, 3).stream().map(x -> x + 1)".toCharArray()) {
            typed += c;
            String expected = typed.strip();
            long start = System.nanoTime();
            launcher.keys(String.valueOf(c));
            launcher.waitFor("echo of " + c, screen -> screen.contains("› " + expected));
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }

    private static Map<String, List<Double>> completions(PtyLauncher launcher) throws Exception {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, String> completed : COMPLETED.entrySet()) {
                // Ctrl-C forgets the line, Ctrl-L clears the screen.
                launcher.keys("\u0003\f")
                        .waitFor(
                                "an empty screen",
                                screen ->
                                        !screen.contains("› v")
                                                && !screen.contains(completed.getValue()));
                launcher.keys(completed.getKey()).waitFor(completed.getKey());
                long start = System.nanoTime();
                launcher.keys("\t").waitFor(completed.getValue());
                millis.computeIfAbsent(completed.getKey(), key -> new ArrayList<>())
                        .add((System.nanoTime() - start) / 1e6);
            }
        }
        return millis;
    }

    private void pages(Jdk jdk) throws Exception {
        pages(jdk, "with the archive", List.of(archiveFlag(jdk)));
        pages(jdk, "without archive", List.of("-Xshare:auto"));
    }

    private void pages(Jdk jdk, String how, List<String> flags) throws Exception {
        List<Double> first = new ArrayList<>();
        List<Double> lesson = new ArrayList<>();
        double warm = 0;
        double warm95 = 0;
        for (int i = 0; i < COLD_STARTS; i++) {
            List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable"));
            command.addAll(flags);
            command.addAll(List.of("-cp", classPath(), PageTimes.class.getName()));
            command.add(TerminalWalkTest.course().toString());
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (Scanner figures = new Scanner(process.getInputStream()).useLocale(Locale.ROOT)) {
                first.add(figures.nextDouble());
                lesson.add(figures.nextDouble());
                warm = figures.nextDouble();
                warm95 = figures.nextDouble();
            }
        }
        row("first page, cold VM " + how, first, 30);
        row("the whole lesson after it", lesson, Double.POSITIVE_INFINITY);
        row("the whole lesson, warm", new ArrayList<>(List.of(warm, warm95)), 30);
    }

    private static String classPath() {
        return Path.of("target", "lib", "heapwise.jar").toAbsolutePath()
                + java.io.File.pathSeparator
                + Path.of("target", "test-classes").toAbsolutePath();
    }

    private static String archiveFlag(Jdk jdk) throws IOException {
        Path archive = archive(jdk).orElseThrow();
        return (archive.toString().endsWith("aot") ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=")
                + archive.toAbsolutePath();
    }

    /** Returns the archive of this build, once it is there. */
    private static Optional<Path> archive(Jdk jdk) throws IOException {
        Path lib = Path.of("target", "lib");
        Path jar = lib.resolve("heapwise.jar");
        String glob = "launcher-%d.*.{jsa,aot}".formatted(jdk.feature());
        try (DirectoryStream<Path> found = Files.newDirectoryStream(lib, glob)) {
            return StreamSupport.stream(found.spliterator(), false)
                    .filter(
                            archive ->
                                    archive.toFile().lastModified() > jar.toFile().lastModified())
                    .findFirst();
        }
    }

    private void row(String what, List<Double> millis, double limit) {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double late = sorted[Math.min(sorted.length - 1, sorted.length * 95 / 100)];
        // Of few starts the 95th in a hundred is just the slowest: there the median is judged.
        boolean few = sorted.length < 20;
        boolean reached = (few ? sorted[sorted.length / 2] : late) <= limit;
        String judged =
                limit == Double.POSITIVE_INFINITY
                        ? ""
                        : "   to reach %.0f in %s%s"
                                .formatted(
                                        limit,
                                        few ? "the median" : "95 %",
                                        reached ? "" : "   MISSED");
        add(
                "  %-38s median %6.1f ms   95 %% %6.1f ms   of %3d%s"
                        .formatted(what, sorted[sorted.length / 2], late, sorted.length, judged));
    }

    private void add(String line) {
        System.out.println(line);
        table.add(line);
    }
}
