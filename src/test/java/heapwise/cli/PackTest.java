package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.CopiedDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A learners' package, unpacked elsewhere and worked with, without Maven and without the key. */
@Tag("slow")
@Timeout(600)
class PackTest {

    @TempDir static Path scratch;

    private static Path unpacked;
    private static Path course;
    private static String packed;

    @BeforeAll
    static void packAndMove() throws IOException {
        course = scratch.resolve("course");
        CopiedDirectory.of(Path.of("src/test/resources/heapwise/check/course"), course);
        Path home = Files.createDirectories(scratch.resolve("home of the author"));
        Path target = scratch.resolve("packed");
        Shell author = Shell.onClasses(home, Path.of("").toAbsolutePath());
        Shell.Result pack = author.run("pack", target.toString(), "--course", course.toString());
        packed = pack.out() + pack.err();
        assertThat(pack.exitCode()).as(packed).isZero();
        Shell.Result again = author.run("pack", target.toString(), "--course", course.toString());
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("is not empty", "name a directory that does not exist");
        jarOfThisBuild(target.resolve("lib"));
        unpacked = Files.move(target, scratch.resolve("with a learner"));
    }

    /** The script makes archives in the background, in directories that go with this test. */
    @AfterAll
    static void awaitArchives() throws Exception {
        try (Stream<Path> directories = Files.list(scratch)) {
            for (Path directory : directories.toList()) {
                awaitArchives(directory);
            }
        }
    }

    private static void awaitArchives(Path directory) throws Exception {
        while (isMakingArchives(directory.resolve("lib"))) {
            Thread.sleep(50);
        }
    }

    private static boolean isMakingArchives(Path lib) throws IOException {
        if (!Files.isDirectory(lib)) {
            return false;
        }
        try (Stream<Path> files = Files.list(lib)) {
            return files.anyMatch(file -> file.toString().endsWith(".making"));
        }
    }

    @Test
    void nothingOfTheKeyCanBeRead() throws IOException {
        assertThat(packed).contains("sealed adder", "is ready");
        List<String> secrets = List.of("an empty list adds up to 0", "long total = 0", "isZero");
        try (Stream<Path> files = Files.walk(unpacked)) {
            List<Path> readable =
                    files.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith(unpacked.resolve("lib")))
                            .filter(file -> !file.toString().contains("/.answer-")) // the learner's
                            .toList();
            assertThat(readable).isNotEmpty();
            for (Path file : readable) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).as(file.toString()).doesNotContain(secrets);
            }
        }
        assertThat(unpacked.resolve("solutions/adder.key")).isRegularFile();
        assertThat(unpacked.resolve("solutions/adder")).doesNotExist();
    }

    @Test
    void readmeIsTheCoursesOwn() throws IOException {
        assertThat(unpacked.resolve("README.md"))
                .content()
                .contains(
                        "1 lesson and 1 exercise",
                        "1. Numbers",
                        "exercise `adder`",
                        "./heapwise check")
                .doesNotContain("mvn", "verify", "pack ");
        assertThat(unpacked.resolve("lessons/README.md")).doesNotExist();
    }

    @Test
    void whatVerifyRefusesIsNotShipped() throws IOException {
        Path broken = scratch.resolve("broken");
        CopiedDirectory.of(course, broken);
        Path wrong = broken.resolve("solutions/adder/wrong/overflows/Adder.java");
        Files.copy(
                broken.resolve("solutions/adder/Adder.java"),
                wrong,
                StandardCopyOption.REPLACE_EXISTING);
        Path target = scratch.resolve("not packed");
        Path home = Files.createDirectories(scratch.resolve("home of another author"));

        Shell.Result pack =
                Shell.onClasses(home, Path.of("").toAbsolutePath())
                        .run("pack", target.toString(), "--course", broken.toString());

        assertThat(pack.exitCode()).isEqualTo(1);
        assertThat(pack.out()).contains("this wrong answer passes", "Nothing was packed");
        assertThat(target).doesNotExist();
    }

    @Test
    void exerciseIsWorkedThroughThere() throws IOException {
        Path home = Files.createDirectories(scratch.resolve("home of the learner"));
        Shell learner = Shell.onScript(home, unpacked);
        Path answer = unpacked.resolve("exercises/adder/Adder.java");
        String starter = Files.readString(answer);

        assertThat(learner.run("list").out()).contains("Numbers");
        Shell.Result untouched = learner.run("check", "adder");
        assertThat(untouched.exitCode()).as(untouched.err()).isEqualTo(1);
        assertThat(untouched.out()).contains("1 of 4 hidden tests pass", "still as you got it");
        assertThat(learner.run("hint", "adder").out()).contains("Begin with a total of 0.");

        Path wrong = course.resolve("solutions/adder/wrong/overflows/Adder.java");
        Files.writeString(answer, withoutNote(Files.readString(wrong)));
        Shell.Result overflows = learner.run("check", "adder");
        assertThat(overflows.out())
                .as("the wrong answer's feedback")
                .contains(note(Files.readString(wrong)));

        String reference = Files.readString(course.resolve("solutions/adder/Adder.java"));
        Files.writeString(answer, reference);
        Shell.Result right = learner.run("check", "adder");
        assertThat(right.exitCode()).isZero();
        assertThat(right.out()).contains("all 4 hidden tests pass");
        assertThat(right.err()).isEmpty();
        assertThat(learner.run("check", "--all").exitCode()).isZero();
        assertThat(learner.run("solution", "adder").out()).contains("is the reference");
        assertThat(learner.run("progress").out()).contains("1 of 1");
        assertThat(learner.run("reset", "adder").exitCode()).isZero();
        assertThat(answer).hasContent(starter);
    }

    /** Made by a shell: a VM under such a locale, as this one may be, could not name it. */
    @Test
    void startsUnderAnAsciiLocaleInAPathWithAnUmlaut() throws Exception {
        String script =
                "d=$1/$(printf '\\303\\234bung'); mkdir \"$d\" && cp -Rp \"$2/.\" \"$d\" && cd \"$d\""
                        + " && printf '6 * 7\\n' | ./heapwise play";
        awaitArchives(unpacked);
        Path shown = scratch.resolve("shown in C");
        ProcessBuilder builder =
                new ProcessBuilder(
                                "sh", "-c", script, "sh", scratch.toString(), unpacked.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(shown.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("HEAPWISE_HOME", scratch.resolve("home in C").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String out = Files.readString(shown, StandardCharsets.ISO_8859_1);
        assertThat(process.exitValue()).as(out).isZero();
        assertThat(out).contains("42").doesNotContain("unexpected error");
    }

    @Test
    void changedKeyIsRefusedAsSuch() throws Exception {
        Path copy = scratch.resolve("changed");
        awaitArchives(unpacked);
        CopiedDirectory.of(unpacked, copy);
        Path key = copy.resolve("solutions/adder.key");
        byte[] bytes = Files.readAllBytes(key);
        bytes[bytes.length / 2] ^= 1;
        Files.write(key, bytes);
        Path home = Files.createDirectories(scratch.resolve("another home"));
        Files.writeString(copy.resolve("exercises/adder/Adder.java"), REFERENCE_LIKE);

        Shell.Result result = Shell.onScript(home, copy).run("check", "adder");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat((result.out() + result.err()).replaceAll("\\s+", " "))
                .contains("the sealed key was changed", "get the course's package again");
    }

    private static final String REFERENCE_LIKE =
            "import java.util.*; public class Adder { public long sum(List<Integer> n) { return 0; } }";

    /** What the key's wrong answer says to those who give it: the comment at its top. */
    private static String note(String wrong) {
        return wrong.lines().findFirst().orElseThrow().replaceFirst("^// *feedback: *", "").strip();
    }

    private static String withoutNote(String wrong) {
        return wrong.lines().skip(1).collect(Collectors.joining("\n"));
    }

    /** Before the phase {@code package} there is none, or one of an earlier build. */
    private static void jarOfThisBuild(Path lib) throws IOException {
        Path classes = Path.of("target/classes");
        var manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "heapwise.Main");
        try (Stream<Path> jars = Files.list(lib);
                Stream<Path> files = Files.walk(classes)) {
            main.put(
                    Attributes.Name.CLASS_PATH,
                    jars.map(jar -> jar.getFileName().toString())
                            .filter(name -> !name.equals("heapwise.jar"))
                            .collect(Collectors.joining(" ")));
            try (OutputStream out = Files.newOutputStream(lib.resolve("heapwise.jar"));
                    var jar = new JarOutputStream(out, manifest)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = classes.relativize(file).toString();
                    if (!name.startsWith("heapwise/agent") && !name.startsWith("heapwise/lab")) {
                        jar.putNextEntry(new JarEntry(name));
                        Files.copy(file, jar);
                    }
                }
            }
        }
    }
}
