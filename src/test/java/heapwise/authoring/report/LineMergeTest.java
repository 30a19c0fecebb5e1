package heapwise.authoring.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineMergeTest {

    @Test
    void linesThatMatchKeepTheirPatterns() {
        assertThat(merged("took ~10 ms\nold\n...\nend", "took 11 ms\nnew\na\nb\nend"))
                .containsExactly("took ~10 ms", "new", "...", "end");
    }

    @Test
    void anEmptyBlockIsFilled() {
        assertThat(merged("", "a\n\nb")).containsExactly("a", "", "b");
    }

    @Test
    void whatIsNoLongerPrintedGoes() {
        assertThat(merged("a\nb\nc", "a\nc")).containsExactly("a", "c");
    }

    private static List<String> merged(String pattern, String seen) {
        return OutputUpdate.merged(pattern, seen);
    }
}
