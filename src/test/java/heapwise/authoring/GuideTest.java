package heapwise.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.authoring.report.VerifyReport;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the instructor's guide shows: its examples make a course, which must verify. */
class GuideTest {

    private static final Path GUIDE = Path.of("lessons/README.md");
    private static final Pattern LESSON = Pattern.compile("(?s)````markdown\n(.*?)````");
    private static final Pattern JAVA = Pattern.compile("(?sm)^```java\n(.*?)^```");

    @TempDir private Path root;

    @Test
    void everyExampleOfTheGuideDoesWhatTheGuideSays() throws IOException {
        String guide = Files.readString(GUIDE);
        writeLesson(guide);
        writeExercise(LESSON.matcher(guide).replaceAll(""));
        VerifyReport report =
                new Verifier(VerifySettings.of(root, Jdk.current()), Installation.current())
                        .verify(progress -> {});
        assertThat(report.problems()).isEmpty();
        assertThat(report.units()).hasSize(2);
    }

    private void writeLesson(String guide) throws IOException {
        Matcher front = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(guide);
        assertThat(front.find()).isTrue();
        StringBuilder lesson = new StringBuilder("---\n" + front.group(1) + "---\n");
        List<String> examples = all(LESSON, guide);
        assertThat(examples).hasSizeGreaterThan(10);
        examples.forEach(example -> lesson.append('\n').append(example));
        Path part = Files.createDirectories(root.resolve("lessons/01-guide"));
        Files.writeString(part.resolve("01-guide.md"), lesson);
    }

    /** The guide's hidden test and feedback are about the exercise drop-it. */
    private void writeExercise(String guide) throws IOException {
        List<String> examples = all(JAVA, guide);
        assertThat(examples).hasSize(2);
        Path dropIt = Path.of("solutions/drop-it");
        Path exercise = Files.createDirectories(root.resolve("exercises/my-exercise"));
        Path key = Files.createDirectories(root.resolve("solutions/my-exercise/wrong/history"));
        Files.writeString(
                exercise.resolve("exercise.md"),
                "---\ntitle: Mine\nlesson: guide\n---\nForget it.\n\n## Hint\nCount them.\n");
        String wrong = Files.readString(dropIt.resolve("wrong/keeps-history/Session.java"));
        String withoutFeedback = wrong.replaceFirst("\\A(//[^\n]*\n)+", "");
        Files.writeString(exercise.resolve("Session.java"), withoutFeedback);
        Files.writeString(key.resolve("Session.java"), examples.get(1) + withoutFeedback);
        Files.copy(
                dropIt.resolve("Session.java"), root.resolve("solutions/my-exercise/Session.java"));
        Files.writeString(
                root.resolve("solutions/my-exercise/SessionTest.java"),
                """
                import static heapwise.lab.MemoryAssertions.assertCollected;
                import static org.assertj.core.api.Assertions.assertThat;

                import java.lang.ref.WeakReference;
                import org.junit.jupiter.api.DisplayName;
                import org.junit.jupiter.api.Test;

                class SessionTest {

                %s}
                """
                        .formatted(examples.get(0).indent(4)));
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
