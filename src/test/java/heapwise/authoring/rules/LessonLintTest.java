package heapwise.authoring.rules;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.lesson.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a lesson without running it: exact words, exact lines. */
class LessonLintTest {

    private static final String FRONT = "---\ntitle: T\nsummary: S\nminutes: 1\n---\n";

    private static final String ENDING =
            "## What you measured\n\n- One.\n- Two.\n- Three.\n\nTry it.\n";

    @Test
    void aTimeInAnOutputIsTold() {
        assertThat(told("```java\nf()\n```\n```output\nmany\ntook 12.5 ms\ntook ~12 ms\n```\n"))
                .containsExactly(
                        "11: the output has a time, '12.5 ms', that no second run repeats");
    }

    @Test
    void anAddressInAnOutputIsTold() {
        assertThat(told("```java\nf()\n```\n```output\nObject@1b6d3586\nat 0x7f3a12c0\n...\n```\n"))
                .containsExactly(
                        "10: the output has an address or identity hash, '@1b6d3586', that no second"
                                + " run repeats",
                        "11: the output has an address or identity hash, '0x7f3a12c0', that no"
                                + " second run repeats");
    }

    @Test
    void aCollectionThatIsTrustedOnceIsTold() {
        assertThat(told("```java\nr = null;\nSystem.gc();\n```\n"))
                .containsExactly("8: System.gc() is called once, and trusted");
        assertThat(told("```java\nfor (int i = 0; i < 9; i++) {\n    System.gc();\n}\n```\n"))
                .isEmpty();
    }

    @Test
    void aSizeThatIsWrittenDownIsTold() {
        assertThat(told("```predict\nHow many?\n\n= 16\n```\n```java\nsize(o)\n```\n" + ENDING))
                .containsExactly(
                        "6: the size 16 is written down, and differs between VMs and flags");
        assertThat(
                        told(
                                "```quiz\nHow many?\n\n- [x] 16 bytes\n  Yes.\n- [ ] 8 bytes\n  No.\n```\n"))
                .containsExactly(
                        "9: the size 16 bytes is written down, and differs between VMs and flags");
    }

    private static List<String> told(String body) {
        Lesson lesson = LessonParser.parse(Path.of("p.md"), FRONT + body);
        assertThat(lesson.problems()).isEmpty();
        return LessonLint.of(lesson).stream().map(LessonLintTest::words).toList();
    }

    private static String words(Problem problem) {
        return problem.line() + ": " + problem.what();
    }
}
