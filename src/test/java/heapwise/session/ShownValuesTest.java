package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a value is shown, and that nothing runs for one that is not. */
class ShownValuesTest {

    private static Session session;

    @BeforeAll
    static void start() {
        session = Session.start(SessionSettings.defaults());
        eval(
                "#1",
                """
                int asked = 0;
                class Spy {
                    public String toString() { asked++; return "spy"; }
                    public int hashCode() { asked++; return 1; }
                }
                Spy spy() { return new Spy(); }
                Spy spy;
                """);
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static String eval(String label, String source) {
        return session.eval(label, source, Duration.ofSeconds(60), text -> {}).text();
    }

    /** On a screen of 80 columns about 25 lines; how much is left out is told. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.stream.IntStream.range(0, 90).mapToObj(i -> new long[500]).toList()",
                "new int[90][90][90]",
                "java.util.Collections.nCopies(90, java.util.Collections.nCopies(90, \"element\"))",
                "new TreeMap<>(Map.of(1, new int[5_000], 2, new int[5_000], 3, List.of(new byte[5_000])))",
                "new HashSet<>(java.util.stream.IntStream.range(0, 5_000).boxed().toList())",
                "new ArrayDeque<>(java.util.Collections.nCopies(99, \"x\".repeat(90)))",
                "List.of(\"y\".repeat(9_000), \"z\".repeat(9_000))",
                "new Object() { public String toString() { return \"w\".repeat(9_000); } }",
                "new StringBuilder(\"v\".repeat(9_000))"
            })
    void aLargeValueFillsAScreenAtMost(String source) {
        assertThat(eval("your line", source))
                .hasSizeLessThan(4_400)
                .containsPattern("… ([\\d,]+ more|\\([\\d,]+ characters\\))");
    }

    @Test
    void halfACharacterIsShownAsSuch() {
        assertThat(eval("your line", "\"\\ud83d \\ud83d\\ude42\"")).isEqualTo("\"\\ud83d 🙂\"\n");
        assertThat(eval("your line", "'\\udc00'")).isEqualTo("'\\udc00'\n");
    }

    @Test
    void nothingOfTheLearnersRunsForAValueThatNobodySees() {
        for (String unseen :
                new String[] {
                    "new Spy();",
                    "Object o = new Spy();",
                    "Spy s = new Spy(), t = s;",
                    "spy = new Spy();",
                    "var list = List.of(new Spy(), new Spy[2]);",
                    "Optional.of(new Spy());",
                    "Map.of(\"k\", new Spy());",
                    "spy();"
                }) {
            eval("#2", unseen);
        }
        eval("your line", "new Spy();\nspy();\nOptional.of(new Spy());");
        assertThat(eval("#3", "asked")).isEqualTo("0\n");

        assertThat(eval("#4", "spy")).isEqualTo("spy\n");
        assertThat(eval("#5", "asked")).isEqualTo("1\n");
    }

    @Test
    void aDeclarationInACellLeavesTheHeaderAsItWas() {
        eval(
                "#6",
                "Object fresh = new Object();\nvar holder = new Object[] {fresh};\nfresh = fresh;");
        assertThat(eval("#7", "layout(fresh)")).contains("no hash yet");
    }
}
