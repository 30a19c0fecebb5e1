package heapwise.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PicturesTest {

    @Test
    void whatTerminalsDoNotAgreeOnIsNotShownAndTakesNoOtherColumns() {
        assertThat(Pictures.apart("a👩‍💻b")).isEqualTo("a👩💻b");
        assertThat(Pictures.apart("👍🏽")).isEqualTo("👍");
        assertThat(Pictures.apart("❤️ é 中")).isEqualTo("❤ é 中");
        assertThat(Pictures.apart("🇩🇪")).isEqualTo("ＤＥ");
    }

    /** Each character by itself, so that any text is as wide as before. */
    @Test
    void noCharacterGetsOtherColumns() {
        assertThat(
                        IntStream.rangeClosed(' ', Character.MAX_CODE_POINT)
                                .filter(c -> Character.getType(c) != Character.SURROGATE)
                                .mapToObj(Character::toString)
                                .filter(
                                        text ->
                                                Columns.of(Pictures.apart(text))
                                                        != Columns.of(text)))
                .isEmpty();
    }
}
