package heapwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlossaryTest {

    private static final Glossary GLOSSARY =
            Glossary.parse(
                    Path.of("glossary.md"),
                    """
                    ## Mark word

                    Bits. Eight bytes.

                    [Headers](02-anatomy/07-headers.md)

                    ## Word, machine words

                    What fits. Eight bytes. [Headers](02-anatomy/07-headers.md)
                    """);

    @Test
    void termsAreFoundInAnyCaseAndForm() {
        assertThat(GLOSSARY.problems()).isEmpty();
        for (String typed : List.of("mark word", "Mark  Words", " MARK WORD ")) {
            assertThat(GLOSSARY.find(typed).orElseThrow().name()).isEqualTo("Mark word");
        }
        assertThat(GLOSSARY.find("machine words").orElseThrow().name()).isEqualTo("Word");
        assertThat(GLOSSARY.find("marks")).isEmpty();
        assertThat(GLOSSARY.terms().get(1).lesson()).isEqualTo("headers");
        assertThat(GLOSSARY.terms().get(1).meaning()).hasSize(1);
    }

    @Test
    void firstMentionOfEachTermIsMarkedAndNoOther() {
        Lesson lesson =
                LessonParser.parse(
                        Path.of("p.md"),
                        "---\ntitle: T\n---\nNo passwords, no `word` and no word-play.\n\n"
                                + "Read **two mark words**; a word is no mark word.\n\n- Word.\n");
        Map<Prose, Prose> marked = Mentions.marked(GLOSSARY, lesson);
        assertThat(marked).hasSize(1);
        assertThat(marked.keySet().iterator().next()).isSameAs(lesson.blocks().get(1));
        assertThat(marked.values().iterator().next())
                .isEqualTo(
                        new Prose.Paragraph(
                                6,
                                List.of(
                                        new Inline.Text("Read "),
                                        new Inline.Strong(
                                                List.of(
                                                        new Inline.Text("two "),
                                                        new Inline.Term("mark words"))),
                                        new Inline.Text("; a "),
                                        new Inline.Term("word"),
                                        new Inline.Text(" is no mark word."))));
    }

    @Test
    void whatCannotBeReadIsAProblem(@TempDir Path root) throws IOException {
        Path file = Files.createDirectories(root.resolve("lessons")).resolve("glossary.md");
        Files.write(file, "## H\u00f6he".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Glossary.load(root, "").problems())
                .extracting(Problem::what)
                .containsExactly("the file is not UTF-8");
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/dev/zero"));
        assertThat(Glossary.load(root, "").problems())
                .extracting(Problem::what)
                .containsExactly("this is not read: it is a device or a pipe");
    }
}
