package heapwise.authoring.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.grack.nanojson.JsonParser;
import heapwise.authoring.OrdinaryCourse;
import heapwise.authoring.grade.Grade.Status;
import heapwise.plain.Steering;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Submissions with every kind of trouble: {@code grade} ends, and each has its row and its reason.
 */
class GradeTroubleTest {

    private static final String RIGHT = "int s = 0; for (int n : numbers) { s += n; } return s;";

    /** Puts an answer, or something else, where a learner's directory is or will be. */
    private interface Hand {
        void in(Path learner) throws IOException;
    }

    /**
     * One kind of trouble.
     *
     * @param reason what its row says somewhere; a test's own row, or the row of the whole
     */
    private record Kind(String name, Status status, String reason, Hand hand) {

        /** A body of {@code Task0.sum}. */
        static Kind body(String name, Status status, String reason, String body) {
            return file(name, status, reason, task(body));
        }

        static Kind file(String name, Status status, String reason, String text) {
            return bytes(name, status, reason, text.getBytes(StandardCharsets.UTF_8));
        }

        static Kind bytes(String name, Status status, String reason, byte[] content) {
            return new Kind(
                    name,
                    status,
                    reason,
                    at -> Files.write(answer(at).resolve("Task0.java"), content));
        }
    }

    @TempDir private Path directory;
    private Path course;
    private Path submissions;
    private Path out;

    @BeforeEach
    void makeCourse() throws IOException {
        course = directory.resolve("course");
        submissions = Files.createDirectories(directory.resolve("submissions"));
        out = directory.resolve("results");
        OrdinaryCourse.write(course, 1);
        Path page = course.resolve("exercises/sum-0/exercise.md");
        Files.writeString(
                page,
                Files.readString(page).replace("lesson: all\n", "lesson: all\ntimeout: 10s\n"));
    }

    private static String task(String body) {
        return "import java.io.*; import java.util.*;\nclass Task0 { static int sum(int[] numbers) { "
                + body
                + " } }\n";
    }

    private static Path answer(Path learner) throws IOException {
        return Files.createDirectories(learner.resolve("sum-0"));
    }

    private static String nested(String open, String inner, String close, int times) {
        return open.repeat(times) + inner + close.repeat(times);
    }

    /** Those that cost seconds, or minutes without a limit. */
    private List<Kind> costly() {
        String lambdas =
                "static <T> T f(java.util.function.Function<T, T> a) { return null; }"
                        + " static <T> T f(java.util.function.UnaryOperator<T> a) { return null; }"
                        + " Object o = "
                        + IntStream.range(0, 20)
                                .mapToObj(i -> "f(x" + i + " -> ")
                                .collect(Collectors.joining())
                        + "null"
                        + ")".repeat(20)
                        + ";";
        String strings =
                "static final String S0 = \"0123456789\";"
                        + IntStream.range(0, 30)
                                .mapToObj(
                                        i ->
                                                "static final String S%d = S%d + S%2$d;"
                                                        .formatted(i + 1, i))
                                .collect(Collectors.joining());
        return List.of(
                // older compilers took minutes over these; javac of 17 is soon done with them
                Kind.file(
                        "lambdas",
                        Status.PASSED,
                        "",
                        task(RIGHT).replace("class Task0 {", "class Task0 {" + lambdas)),
                Kind.file(
                        "strings",
                        Status.DOES_NOT_COMPILE,
                        "",
                        task(RIGHT).replace("class Task0 {", "class Task0 {" + strings)),
                Kind.body("loop", Status.DIED, "not done after 10 s", "while (true) { }"),
                Kind.body(
                        "lock",
                        Status.DIED,
                        "not done after 10 s",
                        "try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException e) { } return 0;"),
                Kind.body(
                        "daemons",
                        Status.FAILED,
                        "",
                        "for (int i = 0; i < 3; i++) new Thread(() -> { while (true) { } }).start(); return -1;"),
                Kind.body(
                        "threads",
                        Status.DIED,
                        "",
                        "while (true) new Thread(() -> { try { Thread.sleep(99999); } catch (InterruptedException e) { } }).start();"),
                Kind.body(
                        "flood",
                        Status.DIED,
                        "it printed more than",
                        "while (true) System.out.println(\"x\".repeat(9999));"),
                Kind.body(
                        "memory",
                        Status.DIED,
                        "",
                        "List<byte[]> all = new ArrayList<>(); while (true) all.add(new byte[1 << 20]);"));
    }

    private List<Kind> kinds() {
        Path reference = course.resolve("solutions/sum-0");
        return List.of(
                Kind.body("right", Status.PASSED, "", RIGHT),
                Kind.body("half", Status.FAILED, "expected:", "return numbers.length;"),
                Kind.body(
                        "escapes",
                        Status.FAILED,
                        "␛[2J",
                        "throw new IllegalStateException(\"\\u001b[2J\\u202e\\u009b1m\\r\\n=1+1,\\\"x\\\"\\t\\0\");"),
                Kind.body(
                        "prints-escapes",
                        Status.FAILED,
                        "expected:",
                        "System.out.println(\"\\u001b]0;all pass\\u0007\\u001b[1A\"); return -1;"),
                Kind.body("recursion", Status.FAILED, "StackOverflowError", "return sum(numbers);"),
                Kind.body("exit", Status.REFUSED, "Task0.java:2: ", "System.exit(0); return 0;"),
                Kind.body(
                        "process",
                        Status.REFUSED,
                        "Task0.java:2: ",
                        "try { Runtime.getRuntime().exec(\"id\"); } catch (IOException e) { } return 0;"),
                Kind.body(
                        "reads",
                        Status.REFUSED,
                        "Task0.java:2: ",
                        "return new File(\"/etc/passwd\").list().length;"),
                Kind.body(
                        "writes",
                        Status.REFUSED,
                        "Task0.java:2: ",
                        "try { new FileWriter(\"x\").close(); } catch (IOException e) { } return 0;"),
                Kind.body(
                        "reflects",
                        Status.REFUSED,
                        "Task0.java:2: ",
                        "try { Class.forName(\"Task0Test\"); } catch (Exception e) { } return 0;"),
                Kind.file("syntax", Status.DOES_NOT_COMPILE, "Task0.java:1: ", "class Task0 {"),
                Kind.file(
                        "signature",
                        Status.DOES_NOT_COMPILE,
                        "Task0.java:",
                        task("return 0;").replace("int[] numbers", "String numbers")),
                Kind.file("other-class", Status.DOES_NOT_COMPILE, "Task0", "class Other { }"),
                Kind.file("empty", Status.MISSING, "is empty", ""),
                Kind.bytes("zeros", Status.MISSING, "not UTF-8", new byte[4096]),
                Kind.bytes(
                        "latin",
                        Status.MISSING,
                        "not UTF-8",
                        "class Task0 { /* \u00e4 */ }".getBytes(StandardCharsets.ISO_8859_1)),
                Kind.bytes(
                        "huge",
                        Status.MISSING,
                        "bytes long",
                        "// x\n".repeat(400_000).getBytes(StandardCharsets.US_ASCII)),
                Kind.body(
                        "long-literal",
                        Status.PASSED,
                        "",
                        "String t = \"" + "x".repeat(60_000) + "\"; " + RIGHT),
                Kind.body(
                        "quotes",
                        Status.PASSED,
                        "",
                        "char c = '\"'; String t = \"\\\"//\"; /* \" */ " + RIGHT),
                Kind.file("bidi", Status.PASSED, "", task("/* \u202e \u2066 \u200f */ " + RIGHT)),
                Kind.file("byte-order-mark", Status.PASSED, "", "\ufeff" + task(RIGHT)),
                Kind.body(
                        "terms",
                        Status.FAILED,
                        "expected:",
                        "return " + "1 + ".repeat(30_000) + "1;"),
                Kind.body(
                        "brackets",
                        Status.FAILED,
                        "expected:",
                        "return " + nested("(", "1", ")", 20_000) + ";"),
                Kind.body(
                        "blocks",
                        Status.DOES_NOT_COMPILE,
                        "Task0.java",
                        nested("{", "", "}", 30_000)),
                new Kind(
                        "nothing",
                        Status.MISSING,
                        "no answer was handed in",
                        at -> Files.createDirectories(at)),
                new Kind(
                        "dot-only",
                        Status.MISSING,
                        "no answer was handed in",
                        at -> Files.writeString(answer(at).resolve("._Task0.java"), "x")),
                new Kind(
                        "dot-too",
                        Status.PASSED,
                        "",
                        at -> {
                            Files.writeString(answer(at).resolve("Task0.java"), task(RIGHT));
                            Files.writeString(answer(at).resolve("._Task0.java"), "\0\5\26\7");
                            Files.createSymbolicLink(
                                    answer(at).resolve(".#Task0.java"), Path.of("me@host.77:1"));
                        }),
                new Kind(
                        "link-to-file",
                        Status.MISSING,
                        "is a link",
                        at ->
                                Files.createSymbolicLink(
                                        answer(at).resolve("Task0.java"),
                                        reference.resolve("Task0.java"))),
                new Kind(
                        "link-to-nothing",
                        Status.MISSING,
                        "is a link",
                        at ->
                                Files.createSymbolicLink(
                                        answer(at).resolve("Task0.java"),
                                        Path.of("/nowhere/at/all"))),
                new Kind(
                        "link-to-zero",
                        Status.MISSING,
                        "is a link",
                        at ->
                                Files.createSymbolicLink(
                                        answer(at).resolve("Task0.java"), Path.of("/dev/zero"))),
                new Kind(
                        "link-to-directory",
                        Status.REFUSED,
                        "sum-0 is a link",
                        at ->
                                Files.createSymbolicLink(
                                        Files.createDirectories(at).resolve("sum-0"), reference)),
                new Kind(
                        "link-as-learner",
                        Status.REFUSED,
                        "is a link",
                        at -> Files.createSymbolicLink(at, course.resolve("solutions"))),
                new Kind(
                        "link-in-between",
                        Status.REFUSED,
                        "exercises is a link",
                        at ->
                                Files.createSymbolicLink(
                                        Files.createDirectories(at).resolve("exercises"),
                                        course.resolve("solutions"))),
                new Kind(
                        "pipe",
                        Status.MISSING,
                        "device or a pipe",
                        at -> pipe(answer(at).resolve("Task0.java"))),
                new Kind(
                        "pipe-beside",
                        Status.PASSED,
                        "",
                        at -> {
                            Files.writeString(answer(at).resolve("Task0.java"), task(RIGHT));
                            pipe(answer(at).resolve("notes"));
                        }),
                new Kind(
                        "pipe-as-answer",
                        Status.REFUSED,
                        "device or a pipe",
                        at -> pipe(Files.createDirectories(at).resolve("sum-0"))),
                new Kind(
                        "file-as-answer",
                        Status.REFUSED,
                        "sum-0 is a file",
                        at -> Files.writeString(Files.createDirectories(at).resolve("sum-0"), "x")),
                new Kind(
                        "directory-as-file",
                        Status.MISSING,
                        "is a directory",
                        at -> Files.createDirectories(answer(at).resolve("Task0.java"))),
                new Kind(
                        "steering-file",
                        Status.DOES_NOT_COMPILE,
                        "␛[31m",
                        at -> {
                            Files.writeString(answer(at).resolve("Task0.java"), task(RIGHT));
                            Files.writeString(
                                    answer(at).resolve("A[\u001b[31m\u202e].java"), "class {");
                        }),
                new Kind(
                        "a,\"b\"\t=1+1\u001b[2J\u202e%s{}",
                        Status.PASSED,
                        "",
                        at -> Files.writeString(answer(at).resolve("Task0.java"), task(RIGHT))),
                new Kind(
                        "=cmd|' -C calc'!A0\ntwo lines",
                        Status.PASSED,
                        "",
                        at -> Files.writeString(answer(at).resolve("Task0.java"), task(RIGHT))),
                new Kind(
                        "\u4e2d".repeat(80),
                        Status.PASSED,
                        "",
                        at -> Files.writeString(answer(at).resolve("Task0.java"), task(RIGHT))),
                new Kind(
                        "shadows-test",
                        Status.REFUSED,
                        "Task0Test",
                        at -> {
                            Files.writeString(answer(at).resolve("Task0.java"), task("return 0;"));
                            Files.writeString(
                                    answer(at).resolve("Task0Test.java"), "class Task0Test { }");
                        }),
                new Kind(
                        "module",
                        Status.PASSED,
                        "",
                        at -> {
                            Files.writeString(answer(at).resolve("Task0.java"), task(RIGHT));
                            Files.writeString(
                                    answer(at).resolve("module-info.java"), "module m { }");
                        }));
    }

    private static void pipe(Path path) throws IOException {
        try {
            new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(path).exists();
    }

    @Test
    @Tag("soak")
    void twoHundredSubmissionsOfEveryKind() throws Exception {
        gradeAll(200, costly(), Optional.empty());
    }

    @Test
    @Tag("soak")
    void everyKindInTheSandboxThatTheSystemHas() throws Exception {
        Sandbox sandbox;
        try {
            sandbox = Sandbox.find();
        } catch (Sandbox.UnavailableException none) {
            assumeThat(false).as("a sandbox on this machine").isTrue();
            return;
        }
        gradeAll(0, List.of(), Optional.of(sandbox));
    }

    private void gradeAll(int atLeast, List<Kind> once, Optional<Sandbox> sandbox)
            throws Exception {
        Map<String, Kind> handed = new LinkedHashMap<>();
        List<Kind> all = new ArrayList<>(once);
        List<Kind> kinds = kinds();
        for (int i = 0; all.size() < atLeast || i < kinds.size(); i++) {
            all.add(kinds.get(i % kinds.size()));
        }
        for (int i = 0; i < all.size(); i++) {
            String learner =
                    i < once.size() + kinds.size() ? all.get(i).name() : all.get(i).name() + i;
            if (learner.getBytes(StandardCharsets.UTF_8).length > 250) {
                continue;
            }
            handed.put(learner, all.get(i));
            all.get(i).hand().in(submissions.resolve(learner));
        }
        Files.writeString(submissions.resolve("notes.txt"), "to do");
        pipe(submissions.resolve("a pipe"));
        Files.createDirectories(submissions.resolve(".git"));

        List<String> seen = new ArrayList<>();
        var order = new Grader.Order(course, submissions, out, List.of(), 1, 1, 2);
        Grader.Result result =
                new Grader(order, Installation.current(), Jdk.current(), sandbox)
                        .grade(progress -> seen.add(progress.now()));

        assertThat(seen).hasSize(handed.size());
        assertThat(result.changedKeys()).isEmpty();
        assertThat(result.passedOver())
                .contains(
                        ".git: its name begins with a dot",
                        "notes.txt: it is a file, and no learner's directory",
                        "a pipe: it is a device or a pipe, and no learner's directory",
                        "dot-too, sum-0, ._Task0.java: its name begins with a dot",
                        "dot-too, sum-0, .#Task0.java: its name begins with a dot");
        Map<String, Grade> grades =
                result.grades().stream().collect(Collectors.toMap(Grade::learner, grade -> grade));
        assertThat(grades).containsOnlyKeys(handed.keySet());
        String table = Files.readString(out.resolve("grades.csv"));
        String tests = Files.readString(out.resolve("tests.csv"));
        List<String> wrong = new ArrayList<>();
        handed.forEach(
                (learner, kind) -> {
                    Grade grade = grades.get(learner);
                    String said =
                            heapwise.plain.PlainText.of(
                                    grade.message()
                                            + grade.tests().stream()
                                                    .map(Grade.Test::message)
                                                    .collect(Collectors.joining("\n", "\n", "")));
                    if (grade.status() != kind.status() || !said.contains(kind.reason())) {
                        wrong.add(
                                "%s: %s, not %s because of '%s': %s"
                                        .formatted(
                                                learner,
                                                grade.status(),
                                                kind.status(),
                                                kind.reason(),
                                                said));
                    }
                    boolean right = grade.status() == Status.PASSED;
                    assertThat(grade.points() == 1).as(learner).isEqualTo(right);
                    assertThat(right || said.length() > 1).as("a reason for %s", learner).isTrue();
                    String row = heapwise.plain.PlainText.of(GradeTables.field(learner)) + ",";
                    assertThat(table).contains("\n" + row);
                    assertThat(tests).contains("\n" + row + "sum-0,");
                });
        assertThat(wrong).isEmpty();
        nothingSteers();
        nothingIsLeft();
    }

    /** Every file that was written is one that can be looked at, and read by what it is for. */
    private void nothingSteers() throws Exception {
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                assertThat(Steering.in(text)).as(file.toString()).isEmpty();
                if (file.toString().endsWith(".json")) {
                    assertThat(JsonParser.object().from(text)).isNotEmpty();
                }
            }
        }
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(out.resolve("junit.xml").toFile());
    }

    private static void nothingIsLeft() {
        assertThat(
                        ProcessHandle.current()
                                .descendants()
                                .map(process -> process.info().commandLine().orElse("?"))
                                .filter(line -> line.contains("heapwise")))
                .isEmpty();
    }
}
