package heapwise.bench;

import heapwise.check.Checker;
import heapwise.check.Verdict;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * From an answer to its verdict, beside Maven on the same class and the same tests, turn by turn in
 * one run: {@code mvn -o -q package && java -cp 'target/classes:target/test-classes:target/lib/*'
 * heapwise.bench.CheckBench [ROUNDS]}.
 */
public final class CheckBench {

    private static final Path COURSE = Path.of("src/test/resources/heapwise/check/course");

    private CheckBench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Path scratch = Files.createTempDirectory("check-bench");
        Path answer = Files.createDirectories(scratch.resolve("answer"));
        Files.copy(COURSE.resolve("solutions/adder/Adder.java"), answer.resolve("Adder.java"));
        Path peer = peer(scratch.resolve("peer"));
        Exercise adder = Exercises.load(COURSE).find("adder").orElseThrow();
        double[] maven = new double[rounds];
        double[] cold = new double[rounds];
        double[] warm = new double[rounds * 4];
        try (var checker =
                new Checker(Installation.current(), Jdk.current(), scratch.resolve("cache"))) {
            expectPass(checker.check(adder, answer));
            run(peer, List.of("mvn", "-o", "-q", "test"));
            coldCheck(answer, scratch);
            for (int round = 0; round < rounds; round++) {
                maven[round] = run(peer, List.of("mvn", "-o", "-q", "test"));
                cold[round] = coldCheck(answer, scratch);
                for (int i = 0; i < 4; i++) {
                    checker.prepare(adder);
                    Thread.sleep(3000); // a learner takes longer to edit
                    Verdict verdict = checker.check(adder, answer);
                    expectPass(verdict);
                    warm[round * 4 + i] = verdict.took().toNanos() / 1e9;
                }
            }
        }
        System.out.printf("JDK %s, %d rounds%n", Runtime.version(), rounds);
        print("mvn -o -q test", maven, median(maven));
        print("heapwise check, cold process", cold, median(maven));
        print("check in watch, warm", warm, median(maven));
    }

    private static double coldCheck(Path answer, Path scratch) throws Exception {
        return run(
                Path.of("").toAbsolutePath(),
                List.of(
                        "env",
                        "HEAPWISE_HOME=" + scratch.resolve("home"),
                        "./heapwise",
                        "check",
                        "adder",
                        "--course",
                        COURSE.toString(),
                        "--answer",
                        answer.toString()));
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
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
    }

    private static void print(String what, double[] values, double peer) {
        System.out.printf(
                "%-30s median %6.2f s  p95 %6.2f s   peer's median / median %5.1f%n",
                what, median(values), quantile(values, 0.95), peer / median(values));
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
