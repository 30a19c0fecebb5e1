package heapwise.terminal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.verdict.Verdict;
import heapwise.check.verdict.Verdict.TestResult;
import heapwise.check.verdict.Verdict.TestResult.Status;
import heapwise.terminal.text.Characters;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VerdictPainterTest {

    @Test
    void longNameOfATestGoesOnBelowItsBeginning() {
        Verdict verdict =
                new Verdict.Failed(
                        "canonicalise",
                        Duration.ofMillis(1860),
                        List.of(
                                test("the rows are the same", Status.PASSED),
                                test("equal strings become one object", Status.FAILED),
                                test(
                                        "10,000 rows with 300 words take at most 71,680 bytes",
                                        Status.NOT_RUN)),
                        Optional.empty(),
                        "");

        assertThat(painted(verdict, 40))
                .contains(
                        """
                          · 10,000 rows with 300 words take at
                            most 71,680 bytes
                        """);
    }

    @Test
    void lineOfADrawingGoesOnUnderItsText() {
        String chain =
                """
                the payload is still reachable:
                  byte[1048576]   alive because of the Session that the test uses
                  └─ .view  HeapByteBuffer   ← this reference keeps it
                     └─ .hb
                """;
        Verdict verdict =
                new Verdict.Failed(
                        "drop-it",
                        Duration.ofMillis(10),
                        List.of(
                                new TestResult(
                                        "T#t", "it goes", Status.FAILED, chain, Optional.empty())),
                        Optional.empty(),
                        "");

        assertThat(painted(verdict, 50).lines().map(String::strip))
                .containsSubsequence(
                        "Session that the test uses",
                        "└─ .view  HeapByteBuffer   ← this",
                        "reference keeps it",
                        "└─ .hb");
    }

    private static TestResult test(String name, Status status) {
        return new TestResult("T#t", name, status, "", Optional.empty());
    }

    private static String painted(Verdict verdict, int columns) {
        Look look = Look.plain(Characters.UNICODE, columns);
        return new VerdictPainter(look, Messages.in(""))
                .paint(verdict).stream()
                        .map(
                                line ->
                                        line.spans().stream()
                                                .map(Span::text)
                                                .collect(Collectors.joining()))
                        .peek(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(columns))
                        .collect(Collectors.joining("\n", "", "\n"));
    }
}
