package heapwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.agent.CheckEvent;
import heapwise.agent.CheckJob;
import heapwise.agent.PlainTest;
import heapwise.check.key.CompiledKey;
import heapwise.check.key.KeyCompiler;
import heapwise.check.run.CheckRun;
import heapwise.check.run.CheckVm;
import heapwise.check.run.CheckVms;
import heapwise.check.run.PlainTests;
import heapwise.check.source.SourceCompiler;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.exercise.WrongAnswer;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain tests run without JUnit, and nobody can tell but by the clock. */
class PlainRunTest {

    private static final Path COURSE = Path.of("src/test/resources/heapwise/check/course");
    private static final String HEAD =
            "import org.junit.jupiter.api.*; import org.junit.jupiter.api.Test;"
                    + " import static org.junit.jupiter.api.Assertions.*;\n";

    private static SourceCompiler compiler;
    private static CheckVms vms;

    @TempDir Path key;

    @BeforeAll
    static void open() {
        vms = new CheckVms(Installation.current(), Jdk.current(), Optional.empty());
        compiler = new SourceCompiler(vms.classPath(), Jdk.current().feature());
    }

    @AfterAll
    static void close() {
        vms.close();
        compiler.close();
    }

    /** If none of so many reports is like one of the other's, that is no chance. */
    private static final int MOST_ROUNDS = 5;

    static Stream<String> course() throws IOException {
        return Exercises.load(Path.of("")).slugs().stream();
    }

    @Test
    void theCourseIsPlain() throws Exception {
        var left = new TreeSet<String>();
        for (String slug : course().toList()) {
            AnswerKey source = AnswerKey.load(Path.of(""), slug);
            if (PlainTests.of(new KeyCompiler(compiler).compile(source, List.of())).isEmpty()) {
                left.add(slug);
            }
        }
        assertThat(left)
                .as("keys that need JUnit, by a @BeforeAll for example, and start slower")
                .isEmpty();
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("course")
    void referencesAndSomeWrongAnswersAreReportedAsJUnitReportsThem(String slug) throws Exception {
        sameReports(Path.of(""), slug, 1);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("course")
    void everyAnswerOfTheCourseIsReportedAsJUnitReportsIt(String slug) throws Exception {
        sameReports(Path.of(""), slug, Integer.MAX_VALUE);
    }

    @Test
    void everyAnswerOfAnotherCourseIsReportedAsJUnitReportsIt() throws Exception {
        sameReports(COURSE, "adder", Integer.MAX_VALUE);
    }

    @Test
    void lifeOfATestIsThatOfJUnit() throws Exception {
        CompiledKey compiled =
                key(
                        """
                        class LifeTest {
                            static int instances;
                            final int number = ++instances;
                            @BeforeEach void up() { System.out.println("before " + number); if (number == 3) fail("no before"); }
                            @AfterEach void down() { System.out.println("after " + number); if (number == 4) fail("no after"); }
                            @Test @DisplayName(" is shown ") void first() { System.out.println("first " + number); }
                            @Test void second() { System.out.println("second " + number); Thread.currentThread().interrupt(); fail("as meant"); }
                            @Test void third() { System.out.println("third " + number); }
                            @Test void fourth() { assertFalse(Thread.currentThread().isInterrupted()); }
                            @Test void fifth() { throw new org.opentest4j.TestAbortedException("not today"); }
                        }
                        """);
        Map<String, String> answer = Map.of("Empty.java", "class Empty {}");
        CheckRun plain = run(compiled, answer, PlainTests.of(compiled), List.of());
        assertThat(PlainTests.of(compiled)).hasSize(5);
        assertThat(report(plain)).isEqualTo(report(run(compiled, answer, List.of(), List.of())));
        assertThat(plain.printed()).contains("first 1").doesNotContain("third 3");
    }

    /** One line each: what is beyond plain tests, where JUnit does more than to call methods. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "class XTest { @Test void a() {} @Test @Disabled void b() {} }",
                "class XTest { @Test void a() {} @RepeatedTest(2) void b() {} }",
                "class XTest { @Test void a(TestInfo info) {} }",
                "class XTest { @Test @Timeout(1) void a() {} }",
                "class XTest { @Test void a() {} @Nested class In { @Test void b() {} } }",
                "class XTest { @Test void a() {} @BeforeAll static void all() {} }",
                "class XTest { @Test void a() {} @BeforeEach void b() {} @BeforeEach void c() {} }",
                "class XTest { @Test void a() { Assumptions.assumeTrue(true); } }",
                "abstract class Base { @BeforeEach void up() {} } class XTest extends Base { @Test void a() {} }",
                "interface Base { @Test default void b() {} } class XTest implements Base { @Test void a() {} }",
                "@interface Mine {} class XTest { @Test @Mine void a() {} }",
                "@TestMethodOrder(MethodOrderer.MethodName.class) class XTest { @Test void a() {} }",
                "@TestMethodOrder(MethodOrderer.OrderAnnotation.class) class XTest { @Test void a() {} @Test void b() {} }",
                "class XTest { @Test private void a() {} }",
                "class XTest { @Test static void a() {} }",
                "class XTest { @Test int a() { return 1; } }",
                "class XTest { @Test void a() throws Exception { Class.forName(\"org.junit.platform.launcher.core.LauncherFactory\"); } }"
            })
    void whatIsNotPlainIsLeftToJUnit(String source) throws Exception {
        assertThat(PlainTests.of(key(source))).isEmpty();
    }

    private CompiledKey key(String source) throws Exception {
        Path directory = Files.createDirectories(key.resolve("solutions/made"));
        Files.writeString(directory.resolve("Empty.java"), "class Empty {}");
        String name = source.contains("LifeTest") ? "LifeTest" : "XTest";
        Files.writeString(directory.resolve(name + ".java"), HEAD + source);
        return new KeyCompiler(compiler).compile(AnswerKey.load(key, "made"), List.of());
    }

    private static void sameReports(Path course, String slug, int mostWrong) throws Exception {
        Exercise exercise = Exercises.load(course).find(slug).orElseThrow();
        AnswerKey source = AnswerKey.load(course, slug);
        CompiledKey compiled = new KeyCompiler(compiler).compile(source, List.of());
        List<PlainTest> plain = PlainTests.of(compiled);
        assertThat(plain).as("plain tests of " + slug).isNotEmpty();
        var answers = new TreeMap<String, Map<String, String>>();
        long seed = Long.getLong("heapwise.seed", System.nanoTime());
        System.out.println("seed of the wrong answers of " + slug + ": " + seed);
        List<WrongAnswer> wrong = new ArrayList<>(source.wrong());
        Collections.shuffle(wrong, new Random(seed));
        wrong.stream().limit(mostWrong).forEach(one -> answers.put(one.name(), one.sources()));
        answers.put("reference", source.reference());
        for (var answer : answers.entrySet()) {
            var without = new Reports();
            var with = new Reports();
            int rounds = 0;
            do {
                without.add(report(run(compiled, answer.getValue(), plain, exercise.vm())));
                with.add(report(run(compiled, answer.getValue(), List.of(), exercise.vm())));
            } while (!without.agreesWith(with) && ++rounds < MOST_ROUNDS);
            for (String row : without.otherThan(with)) {
                assertThat(without.of(row)).as(answer.getKey()).isEqualTo(with.of(row));
            }
        }
    }

    /**
     * What several runs said of each row. What is at the very limit, up to an address, or a race
     * falls on either side, in each row by itself: so what one runner says once of a row, the other
     * has to say once, too; a row of which one of them says different things each time tells
     * nothing about the other.
     */
    private static final class Reports {

        private final Map<String, Set<String>> said = new TreeMap<>();

        void add(Map<String, String> report) {
            report.forEach(
                    (row, text) -> said.computeIfAbsent(row, any -> new TreeSet<>()).add(text));
        }

        Set<String> of(String row) {
            return said.getOrDefault(row, Set.of());
        }

        boolean agreesWith(Reports other) {
            return rows(other).noneMatch(row -> Collections.disjoint(of(row), other.of(row)));
        }

        List<String> otherThan(Reports other) {
            return rows(other)
                    .filter(row -> Collections.disjoint(of(row), other.of(row)))
                    .filter(row -> of(row).size() < 2 && other.of(row).size() < 2)
                    .toList();
        }

        private Stream<String> rows(Reports other) {
            return Stream.concat(said.keySet().stream(), other.said.keySet().stream()).distinct();
        }
    }

    private static CheckRun run(
            CompiledKey key, Map<String, String> answer, List<PlainTest> plain, List<String> flags)
            throws IOException {
        CheckJob job = KeyRunner.job(compiler.compile(answer, List.of()), key);
        var chosen =
                new CheckJob(
                        job.secret(),
                        job.answer(),
                        job.tests(),
                        job.testClasses(),
                        job.methodOrder(),
                        plain);
        List<String> seeded = new ArrayList<>(flags);
        seeded.add("-Dheapwise.seed=42"); // so that both runs fail with the same words
        try (CheckVm vm = vms.take(seeded, List.of())) {
            return vm.run(chosen, java.time.Duration.ofSeconds(30));
        }
    }

    /**
     * Returns the text of each row, of the end, and of what was printed: everything but figures,
     * addresses and the way to a frame, which measuring does not repeat.
     */
    private static Map<String, String> report(CheckRun run) {
        var rows = new TreeMap<String, String>();
        rows.put("the end", run.end().getClass().getSimpleName());
        for (int row = 0; row < run.plan().size(); row++) {
            CheckEvent.PlannedTest test = run.plan().get(row);
            CheckEvent.Finished finished = run.finished().get(row);
            var text = new StringBuilder(finished == null ? "-" : finished.ending().toString());
            if (finished != null) {
                for (CheckEvent.Failure failure : finished.failures()) {
                    String first = failure.message().lines().findFirst().orElse("");
                    text.append(
                            "%n  %s %s %s"
                                    .formatted(
                                            failure.type(),
                                            first.replaceAll("[\\d,.]+", "#"),
                                            failure.frames()));
                }
            }
            rows.put(row + " " + test.method() + " " + test.name(), text.toString());
        }
        // The trace of a thread that died has the frames of whoever called it, and is cut where
        // they are many.
        rows.put(
                "printed",
                run.printed()
                        .lines()
                        .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t... "))
                        .filter(line -> !line.equals("[…]"))
                        .map(line -> line.replaceAll("\"Thread-\\d+\"", "a thread"))
                        .collect(Collectors.joining("\n")));
        return rows;
    }
}
