package heapwise.check;

import heapwise.check.rules.AnswerRules;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks answers to the fixture exercise {@code adder}, each from source text. */
final class AdderExercise implements AutoCloseable {

    static final Path COURSE = Path.of("src/test/resources/heapwise/check/course");

    /** Right in every respect. */
    static final String RIGHT =
            "long sum(List<Integer> n) { long t = 0; for (Integer i : n) { if (i != null) t += i; } return t; }";

    private static final Chronicle CHRONICLE = new Chronicle("attacks");

    /** What runs the hidden tests: plain ones run without JUnit. */
    enum Runner {
        PLAIN,
        JUNIT
    }

    private final Runner runner;
    private final Checker checker;
    private final Exercise exercise;
    private final Path answer;

    AdderExercise(Path scratch, AnswerRules rules) throws IOException {
        this(scratch, rules, Runner.PLAIN);
    }

    AdderExercise(Path scratch, AnswerRules rules, Runner runner) throws IOException {
        this(scratch, rules, runner, Optional.empty());
    }

    AdderExercise(Path scratch, AnswerRules rules, Runner runner, Optional<Sandbox> sandbox)
            throws IOException {
        this.runner = runner;
        checker =
                new Checker(
                        Installation.current(),
                        Jdk.current(),
                        scratch.resolve("cache"),
                        rules,
                        sandbox);
        exercise =
                Exercises.load(runner == Runner.PLAIN ? COURSE : needingJUnit(scratch))
                        .find("adder")
                        .orElseThrow()
                        .withTimeout(Duration.ofSeconds(8));
        answer = Files.createDirectories(scratch.resolve("answer"));
    }

    /** Returns the course with an annotation in its hidden tests that they would do without. */
    private static Path needingJUnit(Path scratch) throws IOException {
        Path course = scratch.resolve("course");
        try (Stream<Path> files = Files.walk(COURSE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = course.resolve(COURSE.relativize(file));
                Files.createDirectories(copy.getParent());
                String text = Files.readString(file);
                Files.writeString(
                        copy,
                        file.endsWith("AdderTest.java")
                                ? text.replace(
                                        "class AdderTest",
                                        "@org.junit.jupiter.api.Tag(\"any\") class AdderTest")
                                : text);
            }
        }
        return course;
    }

    Runner runner() {
        return runner;
    }

    /** Checks a class Adder with this body; some imports come before it. */
    Verdict check(String body) throws IOException {
        return checkFile(source(body));
    }

    static String source(String body) {
        return "import java.io.*; import java.util.*; public class Adder {\n" + body + "\n}\n";
    }

    Verdict checkFile(String text) throws IOException {
        Files.writeString(answer.resolve("Adder.java"), text);
        return check();
    }

    Verdict check() {
        Verdict verdict = checker.check(exercise, answer);
        CHRONICLE.add(runner == Runner.PLAIN ? tried() : "(by JUnit) " + tried(), verdict);
        return verdict;
    }

    /** The body, without what all have in common. */
    private String tried() {
        try {
            if (!Files.isRegularFile(answer.resolve("Adder.java"), LinkOption.NOFOLLOW_LINKS)) {
                return "(no file of its own)";
            }
            String text = Files.readString(answer.resolve("Adder.java"));
            String head = source("").lines().findFirst().orElseThrow();
            return text.replace(head, "").replaceAll("\\}\\s*$", "");
        } catch (IOException | RuntimeException unreadable) {
            return "(a file that is no text)";
        }
    }

    Checker checker() {
        return checker;
    }

    Exercise exercise() {
        return exercise;
    }

    Path answer() {
        return answer;
    }

    @Override
    public void close() {
        checker.close();
        try {
            CHRONICLE.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
