package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.LessonParser;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonWatchTest {

    @TempDir private Path directory;

    private static final String PAGE = "---\ntitle: T\n---\nHead.\n\n## A\n\na\n\n## B\n\nb\n";

    @Test
    void aPageIsShownFromTheSectionThatChanged() {
        assertThat(changed(PAGE.replace("b\n", "c\n"))).isEqualTo(2);
        assertThat(changed(PAGE.replace("\na\n", "\nc\n"))).isEqualTo(1);
        assertThat(changed(PAGE.replace("Head.", "Hat."))).isZero();
    }

    @Test
    void theFrontMatterChangesEverySection() {
        assertThat(changed(PAGE.replace("title: T", "title: U"))).isZero();
    }

    @Test
    void aSectionThatIsAddedOrGoneIsSeen() {
        assertThat(changed(PAGE + "\n## C\n\nc\n")).isEqualTo(3);
        assertThat(changed(PAGE.substring(0, PAGE.indexOf("## B")))).isEqualTo(1);
    }

    @Test
    void anEditorsSavesAreShownFromTheChangedSectionOn() throws Exception {
        String page =
                PAGE.replace("\na\n", "\nalpha\n\n```java\nint x = 6;\n```\n")
                        .replace("\nb\n", "\nbeta\n\n```java\nx * 7\n```\n");
        Path file = Files.writeString(directory.resolve("page.md"), page);
        Process watch =
                new ProcessBuilder(
                                Jdk.current().java().toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "heapwise.Main",
                                "lesson",
                                file.toString(),
                                "--watch",
                                "--plain")
                        .redirectErrorStream(true)
                        .start();
        try (Screen screen = new Screen(watch)) {
            assertThat(screen.page()).contains("Head.", "alpha", "beta", "42");

            Files.writeString(file, page.replace("x * 7", "x * 8"));
            assertThat(screen.page()).contains("beta", "48").doesNotContain("Head.", "alpha");

            Files.writeString(file, page.replace("```java\nx * 7", "```jaav\nx * 7"));
            assertThat(screen.page())
                    .contains(file + ":18: error: unknown block 'jaav'\n    fix: did you mean")
                    .doesNotContain("alpha");

            Files.delete(file);
            assertThat(screen.until(" is gone;")).contains(file.toString());

            Files.writeString(file, page.replace("int x = 6", "int x = 5"));
            assertThat(screen.page()).contains("alpha", "35").doesNotContain("Head.", "error");
        }
    }

    /** What a command prints, up to what is waited for. */
    private static final class Screen implements AutoCloseable {

        private static final Duration PATIENCE = Duration.ofSeconds(60);

        private final Process process;
        private final StringBuffer unread = new StringBuffer();

        Screen(Process process) {
            this.process = process;
            Thread reader =
                    new Thread(
                            () -> {
                                try (Reader text = process.inputReader()) {
                                    for (int c = text.read(); c >= 0; c = text.read()) {
                                        unread.append((char) c);
                                    }
                                } catch (IOException ended) {
                                    // The test is over.
                                }
                            });
            reader.setDaemon(true);
            reader.start();
        }

        String page() throws InterruptedException {
            return until("Ctrl-C ends it\n");
        }

        String until(String words) throws InterruptedException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (unread.indexOf(words) < 0) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new AssertionError("no '%s' in:%n%s".formatted(words, unread));
                }
                Thread.sleep(20);
            }
            String read = unread.substring(0, unread.indexOf(words) + words.length());
            unread.delete(0, read.length());
            return read;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    private static int changed(String now) {
        return LessonWatch.firstChanged(sections(PAGE), sections(now));
    }

    private static List<String> sections(String page) {
        return LessonWatch.sections(LessonParser.parse(Path.of("p.md"), page), page);
    }
}
