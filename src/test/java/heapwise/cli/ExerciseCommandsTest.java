package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import heapwise.CopiedDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands around exercises as a learner types them: what they print, keep and exit with. */
@Timeout(300)
class ExerciseCommandsTest {

    private static final Path COURSE = Path.of("src/test/resources/heapwise/check/course");

    @TempDir static Path course;
    @TempDir Path home;

    private static String starter;
    private static String reference;
    private Path answer;
    private Shell shell;

    @BeforeAll
    static void copyCourse() throws IOException {
        CopiedDirectory.of(COURSE, course);
        starter = Files.readString(course.resolve("exercises/adder/Adder.java"));
        reference = Files.readString(course.resolve("solutions/adder/Adder.java"));
    }

    @BeforeEach
    void resetAnswer() throws IOException {
        answer = course.resolve("exercises/adder/Adder.java");
        Files.writeString(answer, starter);
        shell = Shell.onClasses(home, course);
    }

    @Test
    void exitCodeSaysRightNotRightOrUnusable() throws IOException {
        assertThat(check().exitCode()).isEqualTo(1);
        Files.writeString(answer, reference);
        assertThat(check().exitCode()).isZero();
        Shell.Result unknown = shell.run("check", "addre", "--course", course.toString());
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .contains(
                        "there is no exercise 'addre'", "did you mean 'adder'? give one of adder");
        assertThat(unknown.out()).isEmpty();
    }

    /** Also by the first check of an exercise, which tells a failure before the key is tried. */
    @Test
    void noteIsToldOnce() throws IOException {
        Files.copy(
                course.resolve("solutions/adder/wrong/overflows/Adder.java"),
                answer,
                StandardCopyOption.REPLACE_EXISTING);

        for (int check = 1; check <= 2; check++) {
            assertThat(check().out()).containsOnlyOnce("make it a long");
        }
    }

    @Test
    void checkWithoutANameTakesTheOneCheckedLast() {
        Shell.Result none = shell.run("check", "--course", course.toString());
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("no exercise was begun yet", "name one of adder");
        check();
        assertThat(shell.run("check", "--course", course.toString()).out()).startsWith("adder");
    }

    @Test
    void jsonIsAsItsSchemaSays() throws Exception {
        var schema = new Schema(shell.run("check", "--schema").out());
        String[] answers = {
            starter,
            reference,
            "public class Adder { long sum(",
            "public class Adder { int add() { return 0; } }",
            "import java.util.*; public class Adder { long sum(List<Integer> n) { System.exit(0); return 0; } }",
            "import java.util.*; public class Adder { public long sum(List<Integer> n) { int[] a = {}; return a[1]; } }",
            ""
        };
        String[] verdicts = {
            "failed",
            "passed",
            "does-not-compile",
            "does-not-compile",
            "refused",
            "failed",
            "no-answer"
        };
        for (int i = 0; i < answers.length; i++) {
            Files.writeString(answer, answers[i]);
            Shell.Result result =
                    shell.run("check", "adder", "--json", "--course", course.toString());
            assertThat(result.err()).isEmpty();
            assertThat(schema.problems(result.out())).as(result.out()).isEmpty();
            JsonObject json = JsonParser.object().from(result.out());
            assertThat(json.getString("verdict")).as(answers[i]).isEqualTo(verdicts[i]);
            assertThat(json.getBoolean("passed")).isEqualTo(result.exitCode() == 0);
        }
    }

    @Test
    void allExercisesAreSummedUp() throws Exception {
        var schema = new Schema(shell.run("check", "--schema").out());
        Shell.Result text = shell.run("check", "--all", "--course", course.toString());
        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.out()).contains("adder", "1 of 4 hidden tests pass", "0 of 1 exercise");
        Files.writeString(answer, reference);
        Shell.Result json = shell.run("check", "--all", "--json", "--course", course.toString());
        assertThat(json.exitCode()).isZero();
        assertThat(schema.problems(json.out())).as(json.out()).isEmpty();
        assertThat(JsonParser.object().from(json.out()).getInt("passed")).isEqualTo(1);
    }

    @Test
    void whatWasCheckedIsRecordedThoughTheRestIsStopped(@TempDir Path two) throws IOException {
        CopiedDirectory.of(course, two);
        CopiedDirectory.of(course.resolve("exercises/adder"), two.resolve("exercises/endless"));
        CopiedDirectory.of(course.resolve("solutions/adder"), two.resolve("solutions/endless"));
        Files.writeString(two.resolve("exercises/adder/Adder.java"), reference);
        Files.writeString(
                two.resolve("exercises/endless/Adder.java"),
                reference.replaceFirst("long total = 0;", "long total = 0; while (true) {}"));

        shell.stoppedAt("all 4 hidden tests", "check", "--all", "--course", two.toString());

        assertThat(journal()).filteredOn(line -> line.contains("checked")).hasSize(1);
    }

    private List<String> journal() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return Files.readAllLines(
                    files.filter(file -> file.endsWith("progress.jsonl"))
                            .findFirst()
                            .orElseThrow());
        }
    }

    @Test
    void hintsAreClimbedAndDescendedAndRecorded() throws IOException {
        assertThat(hint()).contains("1 of 2", "Begin with a total of 0.");
        assertThat(hint()).contains("2 of 2", "make the total a `long`", "solution adder");
        assertThat(hint()).contains("2 of 2");
        assertThat(hint("--back")).contains("1 of 2");
        assertThat(hint("--number", "2")).contains("2 of 2");
        Shell.Result none = shell.run("hint", "adder", "-n", "3", "--course", course.toString());
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("adder has no hint 3", "give a number from 1 to 2");
        assertThat(journal()).filteredOn(line -> line.contains("hint")).hasSize(5);
    }

    @Test
    void resetBringsTheStarterBackAndKeepsTheAnswer() throws IOException {
        check(); // from here on there is something to go back to
        Files.writeString(answer, reference);
        Shell.Result reset = shell.run("reset", "adder", "--course", course.toString());
        assertThat(reset.exitCode()).isZero();
        assertThat(answer).hasContent(starter);
        String said = reset.out().replaceAll("\\s+", " ");
        Path backup = Path.of(said.substring(said.indexOf("kept in ") + 8).strip());
        Path kept = Files.isDirectory(backup) ? backup.resolve("Adder.java") : backup;
        assertThat(kept).hasContent(reference);
    }

    @Test
    void solutionIsShownAfterAPassOrWhenTheLearnerInsists() throws IOException {
        Files.writeString(answer, starter.replace("return 0", "return 1"));
        Shell.Result refused = solution();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("has not passed yet", "--insist").doesNotContain("+");
        Shell.Result insisted = solution("--insist");
        assertThat(insisted.exitCode()).isZero();
        assertThat(insisted.out()).contains("-        return 1", "+        long total = 0;");
        Files.writeString(answer, reference);
        check();
        assertThat(solution().out()).contains("Your answer is the reference, line by line.");
    }

    private Shell.Result check() {
        return shell.run("check", "adder", "--course", course.toString());
    }

    private String hint(String... options) {
        return shell.run(words("hint", options)).out();
    }

    private Shell.Result solution(String... options) {
        return shell.run(words("solution", options));
    }

    private static String[] words(String command, String... options) {
        return Stream.concat(
                        Stream.of(command, "adder", "--course", course.toString()),
                        Stream.of(options))
                .toArray(String[]::new);
    }
}
