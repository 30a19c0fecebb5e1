package heapwise.authoring.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import heapwise.authoring.OrdinaryCourse;
import heapwise.authoring.report.UnitProgress;
import heapwise.check.Checkers;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Sandbox;
import heapwise.vm.ScratchDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraderTest {

    private static final String RIGHT =
            "class Task0 { static int sum(int[] numbers) { int s = 0;"
                    + " for (int n : numbers) { s += n; } return s; } }";
    private static final String HALF =
            "class Task0 { static int sum(int[] numbers) { return numbers.length; } }";

    @TempDir private Path directory;
    private Path course;
    private Path submissions;
    private Path out;

    @BeforeEach
    void makeCourse() throws IOException {
        course = directory.resolve("course");
        submissions = directory.resolve("submissions");
        out = directory.resolve("results");
        OrdinaryCourse.write(course, 1);
    }

    @Test
    void everyHiddenTestIsWorthItsPartOfThePoints() throws IOException {
        hand("ada", RIGHT);
        hand("bob, junior", HALF);
        hand("eve", "class Task0 {");
        Files.createDirectories(submissions.resolve("zoe"));
        Grader.Result result = grade(1, 1, Optional.empty());
        assertThat(result.graded()).isEqualTo(4);
        assertThat(Files.readString(out.resolve("grades.csv")))
                .isEqualTo(
                        """
                        learner,sum-0,points,of
                        ada,1,1,1
                        "bob, junior",0.5,0.5,1
                        eve,0,0,1
                        zoe,0,0,1
                        """);
        assertThat(Files.readString(out.resolve("tests.csv")))
                .contains(
                        "\"bob, junior\",sum-0,nothing adds up to 0,true,0.5,0.5,",
                        "zoe,sum-0,,false,0,1,no answer was handed in",
                        "eve,sum-0,,false,0,1,Task0.java:1: ");
        assertThat(Files.readString(out.resolve("gradescope/ada.json")))
                .contains("\"score\":1.0", "\"max_score\":0.5", "\"status\":\"passed\"");
        assertThat(Files.readString(out.resolve("junit.xml")))
                .contains("<testsuite name=\"ada\" tests=\"2\" failures=\"0\">")
                .containsPattern("classname=\"ada\" name=\"[^\"]*\" time=\"(?!0\\.000)\\d");
    }

    @Test
    void theSameCodeInOtherClothesIsReported() throws IOException {
        hand("ada", HALF);
        hand("bob", "// mine!\n" + HALF.replace(" { ", "\n{\n    /* all of it */ "));
        hand("cid", RIGHT);
        grade(1, 1, Optional.empty());
        assertThat(Files.readString(out.resolve("identical.csv")))
                .isEqualTo("exercise,learners\nsum-0,ada bob\n");
    }

    @Test
    void onlyWhatChangedIsGradedAgain() throws IOException {
        hand("ada", HALF);
        hand("bob", RIGHT);
        grade(1, 1, Optional.empty());
        hand("ada", RIGHT);
        Grader.Result result = grade(1, 1, Optional.empty());
        assertThat(result.graded()).isEqualTo(1);
        assertThat(result.kept()).isEqualTo(1);
        assertThat(result.grades()).allMatch(g -> g.status() == Grade.Status.PASSED);
    }

    /** As one would who writes into the course while it grades: the key of the start counts. */
    @Test
    void aKeyThatIsChangedMeanwhileIsToldAndDoesNotCount() throws IOException {
        for (String learner : List.of("ada", "bob", "cid", "dan")) {
            hand(learner, HALF);
        }
        Path tests = course.resolve("solutions/sum-0/Task0Test.java");
        String lax = Files.readString(tests).replaceAll("assertEquals\\([^;]*;", "");
        Grader.Result result =
                grade(
                        1,
                        1,
                        Optional.empty(),
                        progress -> {
                            try {
                                Files.writeString(tests, lax);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        assertThat(result.changedKeys()).containsExactly("sum-0");
        assertThat(result.grades())
                .hasSize(4)
                .allMatch(grade -> grade.status() == Grade.Status.FAILED);
        assertThat(grade(1, 1, Optional.empty()))
                .as("the next run, by the key as it is then")
                .satisfies(next -> assertThat(next.changedKeys()).isEmpty())
                .satisfies(next -> assertThat(next.graded()).isEqualTo(4))
                .satisfies(
                        next ->
                                assertThat(next.grades())
                                        .allMatch(g -> g.status() == Grade.Status.PASSED));
    }

    @Test
    void shardsTogetherAreTheWholeAndOverlapNowhere() throws IOException {
        for (int i = 0; i < 200; i++) {
            Files.createDirectories(submissions.resolve("learner-" + i));
        }
        Exercise exercise = Exercises.load(course).find("sum-0").orElseThrow();
        List<Submission> all = Submission.find(submissions, List.of(exercise));
        Set<String> seen = new HashSet<>();
        for (int shard = 1; shard <= 7; shard++) {
            int own = shard;
            List<Submission> part = all.stream().filter(s -> s.isOf(own, 7)).toList();
            assertThat(part).hasSizeBetween(10, 60);
            part.forEach(submission -> assertThat(seen.add(submission.name())).isTrue());
        }
        assertThat(seen).hasSize(200);
    }

    @Test
    void aSandboxedAnswerSeesNeitherFilesNorNetwork() throws Exception {
        Optional<Sandbox> sandbox = sandbox();
        assumeThat(sandbox).as("a sandbox on this machine").isPresent();
        hand("ada", RIGHT);
        // An answer may not look around; a hidden test of the same VM may.
        Files.writeString(
                course.resolve("solutions/sum-0/Task0Test.java"),
                """
                import static org.junit.jupiter.api.Assertions.assertEquals;
                import static org.junit.jupiter.api.Assertions.assertFalse;

                import java.net.NetworkInterface;
                import java.nio.file.Files;
                import java.nio.file.Path;
                import org.junit.jupiter.api.DisplayName;
                import org.junit.jupiter.api.Test;

                class Task0Test {

                    @Test
                    @DisplayName("the course cannot be read")
                    void files() {
                        assertEquals(0, Task0.sum(new int[0]));
                        assertFalse(Files.exists(Path.of("%s")));
                    }

                    @Test
                    @DisplayName("there is no network but the VM's own")
                    void network() throws Exception {
                        try {
                            assertFalse(NetworkInterface.networkInterfaces()
                                    .anyMatch(i -> !i.getName().equals("lo")));
                        } catch (java.net.SocketException notEvenThat) {
                            // All the better.
                        }
                    }
                }
                """
                        .formatted(course));
        try (var plain = Checkers.withoutSandbox(directory.resolve("cache"))) {
            Exercise exercise = Exercises.load(course).find("sum-0").orElseThrow();
            assertThat(plain.judge(exercise, submissions.resolve("ada/sum-0")).passed())
                    .as("what is hidden in the sandbox, and is there without")
                    .isFalse();
        }
        assertThat(grade(1, 1, sandbox).grades().get(0).status()).isEqualTo(Grade.Status.PASSED);
    }

    @Test
    @Tag("slow")
    void answersSurviveKillsInTheMiddle() throws Exception {
        gradeWithKills(12, 3, 7);
    }

    @Test
    @Tag("soak")
    void twoHundredAnswersSurviveAKillInTheMiddle() throws Exception {
        gradeWithKills(200, 60);
    }

    /** Grades so many answers, and kills the grader whenever so many of them have a grade. */
    private void gradeWithKills(int answers, int... kills) throws Exception {
        for (int i = 0; i < answers; i++) {
            hand("learner-" + i, (i % 2 == 0 ? RIGHT : HALF) + "// " + i);
        }
        Path grades = out.resolve("grades");
        Map<String, Long> before = Map.of();
        for (int kill : kills) {
            Process grader = gradeInAnotherProcess();
            while (grader.isAlive() && count(grades) < kill) {
                Thread.sleep(20);
            }
            grader.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
            Map<String, Long> now = times(grades);
            assertThat(now).containsAllEntriesOf(before);
            assertThat(now.size()).isBetween(kill, answers - 1);
            before = now;
        }

        Grader.Result result = grade(1, 1, Optional.empty());

        assertThat(result.kept()).isEqualTo(before.size());
        assertThat(result.graded()).isEqualTo(answers - before.size());
        assertThat(times(grades)).containsAllEntriesOf(before).hasSize(answers);
        for (Grade grade : result.grades()) {
            int number = Integer.parseInt(grade.learner().substring("learner-".length()));
            assertThat(grade.points()).isEqualTo(number % 2 == 0 ? 1 : 0.5);
        }
        try (Stream<Path> files = Files.list(grades)) {
            assertThat(files.filter(f -> f.toString().endsWith(".part"))).isEmpty();
        }
        String tables = Files.readString(out.resolve("grades.csv"));
        ScratchDirectories.delete(out);
        assertThat(grade(1, 1, Optional.empty()).kept()).isZero();
        assertThat(Files.readString(out.resolve("grades.csv")))
                .as("the grades of a run that nobody killed")
                .isEqualTo(tables);
    }

    private Process gradeInAnotherProcess() throws IOException {
        return new ProcessBuilder(
                        Jdk.current().java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "heapwise.Main",
                        "grade",
                        submissions.toString(),
                        "--course",
                        course.toString(),
                        "--out",
                        out.toString(),
                        "--plain")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
    }

    private static int count(Path grades) throws IOException {
        return Files.isDirectory(grades) ? times(grades).size() : 0;
    }

    /** Returns when each grade was given, which tells whether it was given twice. */
    private static Map<String, Long> times(Path grades) throws IOException {
        Map<String, Long> times = new TreeMap<>();
        try (Stream<Path> files = Files.list(grades)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                times.put(
                        file.getFileName().toString(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return times;
    }

    private static Optional<Sandbox> sandbox() {
        try {
            return Optional.of(Sandbox.find());
        } catch (Sandbox.UnavailableException e) {
            return Optional.empty();
        }
    }

    private void hand(String learner, String source) throws IOException {
        Path answer = Files.createDirectories(submissions.resolve(learner).resolve("sum-0"));
        Files.writeString(answer.resolve("Task0.java"), source);
    }

    private Grader.Result grade(int shard, int shards, Optional<Sandbox> sandbox)
            throws IOException {
        return grade(shard, shards, sandbox, progress -> {});
    }

    private Grader.Result grade(
            int shard, int shards, Optional<Sandbox> sandbox, Consumer<UnitProgress> progress)
            throws IOException {
        var order = new Grader.Order(course, submissions, out, List.of(), shard, shards, 2);
        return new Grader(order, Installation.current(), Jdk.current(), sandbox).grade(progress);
    }
}
