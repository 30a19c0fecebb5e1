package heapwise.authoring.run;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.authoring.rules.CourseLint;
import heapwise.authoring.rules.KeyLint;
import heapwise.authoring.rules.LessonLint;
import heapwise.authoring.rules.TestLint;
import heapwise.authoring.source.ExerciseFiles;
import heapwise.authoring.source.Page;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercises;
import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import heapwise.lesson.ExercisePage;
import heapwise.lesson.Problem;
import heapwise.lesson.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No exception of ours reaches an author, whatever stands in the files: the course itself with
 * lines taken out, doubled and exchanged, and with bytes that nobody typed. Each message belongs to
 * a line of its file.
 */
class MangledCourseTest {

    /** What markdown, YAML, Java and the format have a meaning for. */
    private static final List<String> PIECES =
            List.of(
                    "```",
                    "`",
                    "|",
                    "{",
                    "}",
                    "[",
                    "](",
                    "<!--",
                    "-->",
                    "---\n",
                    "=",
                    "\t",
                    "\r",
                    "\0",
                    "#",
                    "* ",
                    "> ",
                    "\"",
                    "é",
                    "€",
                    "\uFEFF",
                    "- [x] ",
                    "= 1",
                    "hint: ",
                    "else: ",
                    "/*",
                    "\\u",
                    "class ",
                    "@Test",
                    "(",
                    ";",
                    "<!-- number ");

    @TempDir private Path directory;

    @Test
    void eachFileIsReadAndWhatIsWrongHasALineOfIt() throws IOException {
        mangle(System.nanoTime(), 5);
    }

    @Test
    @Tag("soak")
    void soDoManyOthers() throws IOException {
        for (int i = 0; i < 100; i++) {
            mangle(System.nanoTime(), 1);
        }
    }

    /** Mangles all pages, and one in so many keys. */
    private void mangle(long seed, int keys) throws IOException {
        Random random = new Random(seed);
        Path root = directory.resolve(Long.toString(seed));
        for (String part : List.of("lessons", "exercises", "solutions")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = root.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.write(copy, mangled(Files.readAllBytes(file), random));
                }
            }
        }
        try {
            for (Problem problem : problems(root, random, keys)) {
                assertThat(problem.line()).as(problem + ", seed " + seed).isPositive();
                assertThat(problem.render()).doesNotContain("heapwise.", "\n\tat ");
            }
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    /** Returns all that is told without running anything. */
    private static List<Problem> problems(Path root, Random random, int keys) throws IOException {
        Course course = Courses.load(root);
        Exercises exercises = Exercises.load(root);
        List<Page> pages = Page.all(course);
        List<Problem> problems = new ArrayList<>(course.problems());
        problems.addAll(CourseLint.of(course, exercises, pages));
        for (Page page : pages) {
            problems.addAll(page.lesson().problems());
            problems.addAll(LessonLint.of(page.lesson()));
            new NumberRegister(page.lesson(), problems).check();
        }
        for (String slug : exercises.slugs()) {
            Path page = root.resolve("exercises").resolve(slug).resolve("exercise.md");
            List<Problem> files = ExerciseFiles.of(root, slug);
            problems.addAll(files);
            boolean chosen = random.nextInt(keys) == 0;
            if (chosen && SourceText.trouble(page).isEmpty() && files.isEmpty()) {
                problems.addAll(ExercisePage.read(page).problems());
                AnswerKey key = AnswerKey.load(root, slug);
                problems.addAll(KeyLint.of(exercises.find(slug).orElseThrow(), key));
                problems.addAll(TestLint.of(key));
            }
        }
        return problems;
    }

    private static byte[] mangled(byte[] page, Random random) {
        List<String> lines = new ArrayList<>();
        new String(page, StandardCharsets.UTF_8).lines().forEach(line -> lines.add(line + "\n"));
        for (int i = random.nextInt(4); i > 0 && !lines.isEmpty(); i--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, lines.set(random.nextInt(lines.size()), line));
                case 3 -> lines.set(at, inserted(line, random));
                case 4 -> lines.set(at, line.substring(random.nextInt(line.length())));
                default -> lines.subList(at, Math.min(lines.size(), at + 20)).clear();
            }
        }
        byte[] bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String inserted(String line, Random random) {
        int at = random.nextInt(line.length());
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return line.substring(0, at) + piece + line.substring(at);
    }
}
