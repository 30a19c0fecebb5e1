package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another language than the course's first, as far as the course is translated. */
class LanguageTest {

    @TempDir private Path home;
    @TempDir private Path course;

    @BeforeEach
    void write() throws Exception {
        lesson("01-part/01-first.md", "First words", "In English only at first.");
        lesson("01-part/02-second.md", "Second words", "In English alone.");
        lesson("de/01-part/01-first.md", "Erste Worte", "Auf Deutsch.");
    }

    private void lesson(String file, String title, String text) throws Exception {
        Path path = course.resolve("lessons").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(
                path, "---\ntitle: %s\nsummary: S\nminutes: 5\n---\n\n%s\n".formatted(title, text));
    }

    private String list(String... options) {
        return run(options).out();
    }

    private Shell.Result run(String... options) {
        String[] words = new String[options.length + 3];
        System.arraycopy(options, 0, words, 3, options.length);
        words[0] = "list";
        words[1] = "--course";
        words[2] = course.toString();
        return Shell.onClasses(home, course).run(words);
    }

    @Test
    void translatedLessonIsShownAndTheOthersInTheFirstLanguage() {
        assertThat(list("--lang", "de"))
                .contains("Erste Worte", "Second words", "0 von 2 Lektionen")
                .doesNotContain("First words");
    }

    @Test
    void languageThatThereIsNotIsRefusedWithThoseThatThereAre() {
        Shell.Result result = run("--lang", "fr");

        assertThat(result.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(result.err())
                .contains("there is no language 'fr' here", "give one of de, en as --lang");
        assertThat(list()).contains("First words", "0 of 2 lessons");
        assertThat(list("--lang", "en")).contains("First words", "0 of 2 lessons");
    }
}
