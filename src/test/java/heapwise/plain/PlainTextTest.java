package heapwise.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @Test
    void noneSteersAndNoneIsLost() {
        List<Integer> all = Steering.characters().boxed().toList();
        assertThat(all).hasSizeGreaterThan(190);
        for (int character : all) {
            String shown = PlainText.of("a" + Character.toString(character) + "b");
            assertThat(Steering.in(shown)).as("U+%04X", character).isEmpty();
            assertThat(shown)
                    .as("U+%04X", character)
                    .startsWith("a")
                    .endsWith("b")
                    .isNotEqualTo("ab");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u001b[31mb', a␛[31mb",
        "'a\u009b2Jb', a\\u009b2Jb",
        "'a\u202eb', a\\u202eb",
        "'a\udb40\udc41b', a\\udb40\\udc41b",
        "'ab\tc', 'ab      c'",
        "'a\r\nb', 'a\nb'",
        "'a\rb', a␍b",
        "'👩\u200d🚀', '👩\u200d🚀'",
        "'a\u200d🚀', a\\u200d🚀",
        "'naïve ﷽ 東 é 🏳️‍🌈', 'naïve ﷽ 東 é 🏳️‍🌈'",
    })
    void isShownForWhatItIs(String text, String shown) {
        assertThat(PlainText.of(text)).isEqualTo(shown);
    }

    @Test
    void halfOfACharacterIsShown() {
        String half = "\ud83d";
        assertThat(PlainText.of(half + "x")).isEqualTo("\\ud83dx");
        assertThat(PlainText.of("x\ude80")).isEqualTo("x\\ude80");
    }

    @Test
    void jsonStaysWhatItWas() throws Exception {
        String text = Steering.all() + "\n\"\\";
        String json = JsonWriter.string().object().value("a", text).end().done();
        String plain = PlainText.of(json);
        assertThat(Steering.in(plain)).isEmpty();
        assertThat(JsonParser.object().from(plain).getString("a")).isEqualTo(text);
    }

    @Test
    void writerLetsOnlyOursSteer() {
        var page = new StringWriter();
        var out = new PlainWriter(page);
        out.print("a\u001b[0m");
        out.printf("%s%c", "\u009b", '\u202e');
        out.write('\u0007');
        out.append("\u2028");
        out.write("x\u001by".toCharArray(), 1, 1);
        out.write("x\u001by", 1, 1);
        PlainWriter.steer(out, "\u001b[1m");
        out.print("\u001b");
        assertThat(page.toString().replace("\u001b[1m", "|"))
                .isEqualTo("a␛[0m\\u009b\\u202e␇\\u2028␛␛|␛");
    }

    /** A character may come in two writes, and the second half may never come. */
    @Test
    void writerPutsHalvesTogether() {
        var page = new StringWriter();
        var out = new PlainWriter(page);
        out.write('\ud83d');
        out.write('\ude80');
        out.print("\ud83d");
        out.close();
        assertThat(page.toString()).isEqualTo("🚀\\ud83d");
    }

    @Test
    void otherWritersAreSteeredAsTheyAre() {
        var page = new StringWriter();
        PlainWriter.steer(new PrintWriter(page), "\u001b[1m");
        assertThat(page.toString()).isEqualTo("\u001b[1m");
    }
}
