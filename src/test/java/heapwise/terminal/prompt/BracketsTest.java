package heapwise.terminal.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BracketsTest {

    @Test
    void bracketsInTextAndCommentsDoNotCount() {
        assertThat(Brackets.of("f(\"(\", /* { */ '[', {").missing()).isEqualTo("})");
        assertThat(Brackets.partner("f(a[0])", 1)).contains(6);
        assertThat(Brackets.partner("f(a[0])", 5)).contains(3);
    }
}
