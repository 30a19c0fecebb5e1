package heapwise.bench;

import heapwise.CopiedDirectory;
import heapwise.check.Checker;
import heapwise.check.Watch;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * From an answer to its verdict, beside Maven on the same class and the same tests, turn by turn in
 * one run; and how many exercises of the course a second when all are checked. After {@code mvn -o
 * -q package} and one {@code ./heapwise --version}: {@code java -XX:TieredStopAtLevel=1
 * -XX:+UseSerialGC -cp 'target/classes:target/test-classes:target/lib/*' heapwise.bench.CheckBench
 * [ROUNDS]}, the flags being those of the start script.
 */
public final class CheckBench {

    private static final Path COURSE = Path.of("src/test/resources/heapwise/check/course");
    private static final int SAVES = 8;

    private CheckBench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Path scratch = Files.createTempDirectory("check-bench");
        Path course = scratch.resolve("course");
        CopiedDirectory.of(COURSE, course);
        Path answer = course.resolve("exercises/adder/Adder.java");
        Files.copy(
                course.resolve("solutions/adder/Adder.java"),
                answer,
                StandardCopyOption.REPLACE_EXISTING);
        Path peer = peer(scratch.resolve("peer"));
        Path solved = solved(scratch.resolve("solved"));
        double[] maven = new double[rounds];
        double[] cold = new double[rounds];
        double[] all = new double[rounds];
        double[] open = new double[rounds];
        double[] warm = new double[rounds * SAVES];
        Exercise adder = Exercises.load(course).find("adder").orElseThrow();
        BlockingQueue<Verdict> verdicts = new LinkedBlockingQueue<>();
        try (var checker =
                        new Checker(
                                Installation.current(), Jdk.current(), scratch.resolve("cache"));
                Watch watch = Watch.start(checker, adder, listener(verdicts))) {
            expectPass(verdicts.take());
            watch.again();
            expectPass(verdicts.take());
            run(peer, List.of("mvn", "-o", "-q", "test"));
            check(scratch, "adder", "--course", course.toString());
            check(scratch, "--all", "--course", solved.toString());
            for (int round = 0; round < rounds; round++) {
                maven[round] = run(peer, List.of("mvn", "-o", "-q", "test"));
                cold[round] = check(scratch, "adder", "--course", course.toString());
                open[round] = checkOutside(scratch, "adder", "--course", course.toString());
                all[round] = check(scratch, "--all", "--course", solved.toString());
                for (int i = 0; i < SAVES; i++) {
                    Thread.sleep(2000); // a learner takes longer to edit
                    warm[round * SAVES + i] = save(answer, round + " " + i, verdicts);
                }
            }
        }
        int exercises = Exercises.load(solved).slugs().size();
        System.out.printf("JDK %s, %d rounds, load %s%n", Runtime.version(), rounds, load());
        double peersMedian = median(maven);
        System.out.printf("%-34s %.2f s%n", "mvn -o -q test, median", peersMedian);
        print("save to verdict in watch, median", peersMedian, median(warm), 15);
        print("save to verdict in watch, p95", peersMedian, quantile(warm, 0.95), 10);
        print("heapwise check, cold, median", peersMedian, median(cold), 5);
        System.out.printf(
                "%-34s %.2f s  so the sandbox costs %.0f ms of it%n",
                "the same without sandbox, median",
                median(open),
                (median(cold) - median(open)) * 1e3);
        double rate = exercises / median(all);
        System.out.printf(
                "%-34s %.2f s  %.1f exercises a second, to reach 4: %s%n",
                "check --all of %d answers, median".formatted(exercises),
                median(all),
                rate,
                reached(rate >= 4));
    }

    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.isReadable(file) ? Files.readString(file).split(" ")[0] : "unknown";
    }

    /** Returns the seconds from the save to the verdict. */
    private static double save(Path answer, String change, BlockingQueue<Verdict> verdicts)
            throws Exception {
        String source = Files.readString(answer).replaceAll("(?m)^// .*\n", "");
        long start = System.nanoTime();
        Files.writeString(answer, "// " + change + "\n" + source);
        expectPass(verdicts.take());
        return (System.nanoTime() - start) / 1e9;
    }

    private static Watch.Listener listener(BlockingQueue<Verdict> verdicts) {
        return new Watch.Listener() {
            @Override
            public void checking() {}

            @Override
            public void verdict(Verdict verdict) {
                verdicts.add(verdict);
            }

            @Override
            public void corrected(Verdict verdict) {}
        };
    }

    private static double check(Path scratch, String... words) throws Exception {
        return check(scratch, "on", words);
    }

    private static double checkOutside(Path scratch, String... words) throws Exception {
        return check(scratch, "off", words);
    }

    private static double check(Path scratch, String sandbox, String[] words) throws Exception {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        "env",
                        "HEAPWISE_HOME=" + scratch.resolve("home"),
                        "HEAPWISE_SANDBOX=" + sandbox));
        command.addAll(List.of("./heapwise", "check"));
        command.addAll(List.of(words));
        return run(Path.of("").toAbsolutePath(), command);
    }

    /** Returns this course with the references as answers. */
    private static Path solved(Path to) throws IOException {
        for (String part : List.of("lessons", "exercises", "solutions")) {
            CopiedDirectory.of(Path.of(part), to.resolve(part));
        }
        for (String slug : Exercises.load(to).slugs()) {
            for (var file : AnswerKey.load(to, slug).reference().entrySet()) {
                Files.writeString(
                        to.resolve("exercises").resolve(slug).resolve(file.getKey()),
                        file.getValue());
            }
        }
        return to;
    }

    private static void expectPass(Verdict verdict) {
        if (!verdict.passed()) {
            throw new IllegalStateException(verdict.toString());
        }
    }

    /** Returns the seconds that the command took. */
    private static double run(Path directory, List<String> command) throws Exception {
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + output);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        return quantile(values, 0.5);
    }

    private static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * part) - 1]; // the nearest rank
    }

    private static void print(String what, double peer, double seconds, int target) {
        double times = peer / seconds;
        System.out.printf(
                "%-34s %.2f s  1/%.1f of the peer, to reach 1/%d: %s%n",
                what, seconds, times, target, reached(times >= target));
    }

    private static String reached(boolean is) {
        return is ? "reached" : "NOT reached";
    }

    private static Path peer(Path directory) throws IOException {
        Path main = Files.createDirectories(directory.resolve("src/main/java"));
        Path test = Files.createDirectories(directory.resolve("src/test/java"));
        Path key = COURSE.resolve("solutions/adder");
        Files.copy(key.resolve("Adder.java"), main.resolve("Adder.java"));
        Files.copy(key.resolve("AdderTest.java"), test.resolve("AdderTest.java"));
        String plugin =
                "<plugin><groupId>org.apache.maven.plugins</groupId><artifactId>%s</artifactId><version>%s</version></plugin>";
        String dependency =
                "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>";
        Files.writeString(
                directory.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>peer</groupId>"
                        + "<artifactId>peer</artifactId><version>1</version><properties>"
                        + "<maven.compiler.release>17</maven.compiler.release>"
                        + "<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>"
                        + "</properties><dependencies>"
                        + dependency.formatted("org.junit.jupiter", "junit-jupiter", "6.1.3")
                        + dependency.formatted("org.assertj", "assertj-core", "3.27.6")
                        + "</dependencies><build><plugins>"
                        + plugin.formatted("maven-resources-plugin", "3.3.1")
                        + plugin.formatted("maven-compiler-plugin", "3.14.0")
                        + plugin.formatted("maven-surefire-plugin", "3.5.3")
                        + "</plugins></build></project>");
        return directory;
    }
}
