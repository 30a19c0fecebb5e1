package heapwise.terminal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.terminal.text.Look;
import java.util.List;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the CommonMark specification is painted whole and within its width. */
class CommonMarkRenderingTest {

    @Test
    void specificationHasItsExamples() {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(652);
    }

    @ParameterizedTest
    @MethodSource("heapwise.terminal.paint.Rendering#looks")
    void examplesArePaintedWholeAndWithinTheWidth(Look look) {
        for (Example example : examples()) {
            String source = example.getSource().replace('→', '\t');
            Rendering.isWholeAndFits(source, look, example.toString());
        }
    }

    private static List<Example> examples() {
        return ExampleReader.readExamples(ExampleReader.class.getResource("/spec.txt"));
    }
}
