package heapwise.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of format.md, the lesson format's executable specification. */
class FormatTest {

    static List<SpecExample> examples() {
        return SpecExample.of("format.md");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleIsReadAsSpecified(SpecExample example) {
        String page = MistakesTest.FRONT + example.input();
        Lesson lesson = LessonParser.parse(Path.of("page.md"), page);
        assertThat(LessonDump.of(lesson, MistakesTest.FRONT_LINES))
                .as(example.toString())
                .isEqualTo(example.expected());
        assertThat(lesson.problems()).as(example.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void lineEndsAndAByteOrderMarkMakeNoDifference(SpecExample example) {
        String page = MistakesTest.FRONT + example.input();
        Lesson lesson =
                LessonParser.parse(Path.of("page.md"), "\uFEFF" + page.replace("\n", "\r\n"));
        assertThat(LessonDump.of(lesson, MistakesTest.FRONT_LINES)).isEqualTo(example.expected());
    }
}
