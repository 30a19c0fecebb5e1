package heapwise.check;

import static heapwise.check.AttackTest.words;
import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.rules.AnswerRules;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercises;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to files by accident, and what an author gets wrong: said as what it is. */
@Timeout(300)
class AccidentTest {

    private static final String RIGHT = AdderExercise.source(AdderExercise.RIGHT);

    @TempDir Path scratch;

    private AdderExercise adder;

    @BeforeEach
    void open() throws IOException {
        adder = new AdderExercise(scratch, AnswerRules.STRICT);
    }

    @AfterEach
    void close() {
        adder.close();
    }

    @Test
    void byteOrderMarkAndWindowsLineEndsDoNoHarm() throws IOException {
        assertThat(adder.checkFile("\uFEFF" + RIGHT.replace("\n", "\r\n")).passed()).isTrue();
    }

    /** It might lead to the reference. */
    @Test
    void linkIsRefusedWhereverItLeads() throws IOException {
        Path elsewhere = Files.writeString(scratch.resolve("mine.txt"), RIGHT);
        for (Path target : List.of(elsewhere, scratch.resolve("gone"), Path.of("/dev/zero"))) {
            Path link = adder.answer().resolve("Adder.java");
            Files.createSymbolicLink(link, target);
            assertThat(words(adder.check())).contains("NoAnswer", "Adder.java is a link");
            Files.delete(link);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namedPipeIsNotWaitedFor() throws Exception {
        Path pipe = adder.answer().resolve("Adder.java");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThat(words(adder.check())).contains("Adder.java is a device or a pipe");
    }

    @Test
    void whatEditorsLeaveBesideAnAnswerIsPassedOver() throws IOException {
        Files.createSymbolicLink(adder.answer().resolve(".#Adder.java"), Path.of("ada@host.7"));
        Files.write(adder.answer().resolve("._Adder.java"), new byte[] {0, 5, 22, 7, -1});
        assertThat(adder.checkFile(RIGHT).passed()).isTrue();
    }

    @Test
    void otherEncodingsAreSaidWithTheLine() throws IOException {
        write((RIGHT + "// für\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(words(adder.check())).contains("Adder.java is not UTF-8 text (line 4)");
        write(RIGHT.getBytes(Charset.forName("UTF-16")));
        assertThat(words(adder.check())).contains("Adder.java is not UTF-8 text");
    }

    @Test
    void emptyMissingHugeOrDirectoryIsSaid() throws IOException {
        assertThat(words(adder.check())).contains("there is no Java file in");
        write(new byte[0]);
        assertThat(words(adder.check())).contains("Adder.java is empty");
        write(new byte[5 << 20]);
        assertThat(words(adder.check())).contains("Adder.java is 5,242,880 bytes long");
        Files.delete(adder.answer().resolve("Adder.java"));
        Files.createDirectory(adder.answer().resolve("Adder.java"));
        assertThat(words(adder.check())).contains("Adder.java is a directory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    /* class Adder { } */                               | there is no class Adder: the file declares nothing
                    package mine; public class Adder { }                | Adder is in the package mine; the hidden tests look for it in no package
                    class Ader { long sum(java.util.List<Integer> n) { return 0; } } | rename Ader to Adder
                    class Adder { }                                     | Adder lacks the method `long sum(List<Integer>)`
                    class Adder { long sun(java.util.List<Integer> n) { return 0; } } | rename `sun` (line 1) to `sum`
                    class Adder { long sum(int[] n) { return 0; } }     | the hidden tests use `long sum(List<Integer>)`; yours is `long sum(int[])`
                    class Adder { long sum() { return 0; } }            | give it 1 parameter
                    class Adder { private long sum(java.util.List<Integer> n) { return 0; } } | remove `private`
                    class Adder { Adder(int size) { } long sum(java.util.List<Integer> n) { return 0; } } | `Adder()`; yours is `Adder(int)`
                    abstract class Adder { long sum(java.util.List<Integer> n) { return 0; } } | remove `abstract`
                    interface Adder { long sum(java.util.List<Integer> n); } | Adder is an interface and has to be a class
                    public class Sum { }                                | Sum is public, should be declared in a file named Sum.java
                    """)
    void whatDoesNotFitTheHiddenTestsIsSaidAsSuch(String source, String words) throws IOException {
        Verdict verdict = adder.checkFile(source);
        assertThat(verdict).isInstanceOf(Verdict.DoesNotCompile.class);
        assertThat(words(verdict)).contains(words);
    }

    @Test
    void answerThatChangesWhileItIsCheckedIsNotJudged() throws IOException {
        Files.writeString(adder.answer().resolve("Adder.java"), RIGHT);
        String slow =
                RIGHT.replace(
                        "long t = 0;",
                        "long t = 0; try { Thread.sleep(700); } catch (InterruptedException e) { }");
        Files.writeString(adder.answer().resolve("Adder.java"), slow);
        CompletableFuture<Verdict> verdict = CompletableFuture.supplyAsync(adder::check);
        adder.checker().awaitRunning();
        Files.writeString(adder.answer().resolve("Adder.java"), RIGHT);
        assertThat(words(verdict.join()))
                .contains("Cancelled", "the answer was changed while it was checked");
    }

    @Test
    void cancelEndsACheckAtOnce() throws IOException {
        Files.writeString(
                adder.answer().resolve("Adder.java"),
                AdderExercise.source("long sum(List<Integer> n) { while (true) { } }"));
        CompletableFuture<Verdict> verdict = CompletableFuture.supplyAsync(adder::check);
        adder.checker().awaitRunning();
        adder.checker().cancel();
        assertThat(verdict.join()).isInstanceOf(Verdict.Cancelled.class);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    @Test void t() { new Adder().total(); }                   | the key does not compile
                    void t() { }                                              | has no test method
                    @Test private void t() { }                                | JUnit does not run the hidden test
                    @Test void t() { throw new AssertionError("always"); }    | its reference fails the test “t()”: always
                    @Test void t() { while (true) { } }                       | its reference fails: it was not done after 8 s
                    @Test void t() { System.exit(0); }                        | its reference fails: the answer ended the VM
                    """)
    void mistakeOfTheAuthorIsSaidAsSuch(String test, String words) throws IOException {
        Path course = copyCourse();
        Files.writeString(
                course.resolve("solutions/adder/AdderTest.java"),
                "import org.junit.jupiter.api.Test; class AdderTest { Adder a;\n" + test + "\n}\n");
        Verdict verdict = check(course);
        assertThat(verdict).isInstanceOf(Verdict.BrokenKey.class);
        assertThat(words(verdict)).contains(words);
    }

    @Test
    void keyWithoutTestsOrReferenceOrAtAllIsTheAuthorsMistake() throws IOException {
        Path course = copyCourse();
        Files.delete(course.resolve("solutions/adder/AdderTest.java"));
        assertThat(words(check(course))).contains("BrokenKey", "has no hidden tests");
        deleteAll(course.resolve("solutions"));
        assertThat(words(check(course))).contains("BrokenKey", "adder has no answer key");
    }

    @Test
    void flagThatTheVmDoesNotKnowIsTheAuthorsMistake() throws IOException {
        Path course = copyCourse();
        Path page = course.resolve("exercises/adder/exercise.md");
        Files.writeString(page, Files.readString(page).replace("-Xmx48m", "-XX:+UseNoSuchThing"));
        assertThat(words(check(course)))
                .contains("BrokenKey", "UseNoSuchThing", "correct the line `vm:` in exercise.md");
    }

    private Verdict check(Path course) throws IOException {
        var exercise = Exercises.load(course).find("adder").orElseThrow();
        Files.writeString(exercise.directory().resolve("Adder.java"), RIGHT);
        try (var checker =
                new Checker(Installation.current(), Jdk.current(), scratch.resolve("cache2"))) {
            return checker.check(exercise.withTimeout(adder.exercise().timeout()));
        }
    }

    private Path copyCourse() throws IOException {
        Path course = scratch.resolve("course");
        try (Stream<Path> files = Files.walk(AdderExercise.COURSE)) {
            for (Path file : files.toList()) {
                Files.copy(file, course.resolve(AdderExercise.COURSE.relativize(file).toString()));
            }
        }
        return course;
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(adder.answer().resolve("Adder.java"), bytes);
    }
}
