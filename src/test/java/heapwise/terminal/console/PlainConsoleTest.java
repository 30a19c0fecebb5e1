package heapwise.terminal.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import heapwise.session.Completeness;
import heapwise.terminal.prompt.Assist;
import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.text.Characters;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which lines of a pipe are read together. */
class PlainConsoleTest {

    /** What has an open brace or an open comment is incomplete. */
    private static final Assist ASSIST =
            new Assist() {
                @Override
                public boolean incomplete(String source) {
                    return source.lastIndexOf('{') > source.lastIndexOf('}')
                            || source.lastIndexOf("/*") > source.lastIndexOf("*/");
                }

                @Override
                public boolean goesOn(String line) {
                    return Completeness.goesOn(line);
                }

                @Override
                public List<Completion> complete(String source, int cursor) {
                    return List.of();
                }

                @Override
                public Optional<String> documentation(String source, int cursor) {
                    return Optional.empty();
                }
            };

    private final StringWriter printed = new StringWriter();

    private List<String> read(String piped) {
        return read(piped.getBytes(UTF_8));
    }

    private List<String> read(byte[] piped) {
        List<String> inputs = new ArrayList<>();
        try (PlainConsole console =
                new PlainConsole(
                        new InputLines(new ByteArrayInputStream(piped), UTF_8, Messages.in("en")),
                        new PrintWriter(printed),
                        Look.plain(Characters.UNICODE, 80),
                        false,
                        () -> ASSIST)) {
            Input next = console.read(Prompt.java("> "));
            while (next instanceof Input.Text text) {
                inputs.add(text.text());
                next = console.read(Prompt.java("> "));
            }
        }
        return inputs;
    }

    @Test
    void aCommentOverSeveralLinesIsNoCommand() {
        assertThat(read("/** Doc\n * more\n */\nint x;\n/vars\n"))
                .containsExactly("/** Doc\n * more\n */", "int x;", "/vars");
    }

    @Test
    void theOtherHalfOfAStatementBelongsToTheFirst() {
        assertThat(read("if (a) { }\nelse { }\nb\n.c()\ntry { }\ncatch (E e) { }\n"))
                .containsExactly("if (a) { }\nelse { }", "b\n.c()", "try { }\ncatch (E e) { }");
    }

    @Test
    void aCommandIsNoDivision() {
        assertThat(read("a\n/vars\n")).containsExactly("a", "/vars");
    }

    @Test
    void theFirstLineInAnotherEncodingIsToldOnce() {
        byte[] latin = "int x;\nint gr\u00f6\u00dfe;\nint \u00fc;\n".getBytes(ISO_8859_1);

        assertThat(read(latin)).containsExactly("int x;", "int gr\uFFFD\uFFFDe;", "int \uFFFD;");
        assertThat(printed.toString())
                .containsOnlyOnce("not UTF-8")
                .startsWith("Line 2 ")
                .contains("iconv -f ISO-8859-1 -t UTF-8");
    }

    @Test
    void whatIsUtf8IsNotToldOf() {
        assertThat(read("\"\uFFFD gr\u00f6\u00dfe \uD83D\uDE42\"\n"))
                .containsExactly("\"\uFFFD gr\u00f6\u00dfe \uD83D\uDE42\"");
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoCharacterOfTheFirstLine() {
        assertThat(read("\uFEFFint x;\nint y;")).containsExactly("int x;", "int y;");
    }
}
