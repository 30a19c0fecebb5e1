package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JavadocTextTest {

    @Test
    void commentIsPlainText() {
        assertThat(
                        JavadocText.lines(
                                """
                                 Returns the <em>n</em>-th {@code List<T>} of
                                 {@link java.util.Map#get(Object) what was put}, or of
                                 {@link java.util.Map#size()} &lt;=&#160;2.
                                 <p>It has:
                                 <ul><li>a part,</li>
                                 <li>another</li></ul>
                                 <pre>{@code
                                 if (a < b) { f(); }
                                 }</pre>

                                 @param  n which
                                         one
                                 @throws java.io.IOException if <b>none</b>
                                 @return it
                                 @see Other
                                 @since 1.5
                                """))
                .containsExactly(
                        "Returns the n-th List<T> of what was put, or of Map.size() <=\u00a02.",
                        "It has:",
                        "- a part,",
                        "- another",
                        "if (a < b) { f(); }",
                        "  n: which one",
                        "  throws IOException if none",
                        "  returns it");
    }

    /** Whatever stands there, it is told without markup and without an exception. */
    @Test
    void anyPiecesOfMarkupAreTold() {
        String[] pieces = {
            "{@code ",
            "{@link A",
            "#",
            "}",
            "{",
            "<p>",
            "<",
            ">",
            "&amp;",
            "&#99999999;",
            "&",
            "\n",
            "@param x",
            "@return",
            " word ",
            "</pre>",
            "<!--",
            "-->",
            "$1",
            "\\",
            "{@",
            "(",
            "<b>"
        };
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int n = 0; n < 2_000; n++) {
            StringBuilder comment = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                comment.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(JavadocText.lines(comment.toString()))
                    .as("%s, seed %d", comment, seed)
                    .noneMatch(
                            line -> line.isBlank() || line.matches("(?s).*[\n\\uE000-\\uE002].*"));
        }
    }
}
