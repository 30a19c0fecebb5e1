package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.authoring.report.VerifyReport;
import heapwise.authoring.report.VerifyReport.Kind;
import heapwise.authoring.report.VerifyReport.Unit;
import heapwise.authoring.report.VerifyReports;
import heapwise.authoring.rules.HeldPromise;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads of a verification, and what another launcher hands over for it. */
class VerifyTextTest {

    private static final Path ROOT = Path.of("/course");

    private static final VerifyReport REPORT =
            new VerifyReport(
                    ROOT,
                    List.of(),
                    List.of(
                            unit(Kind.LESSON, "first", 17, List.of()),
                            unit(
                                    Kind.EXERCISE,
                                    "sum",
                                    17,
                                    List.of(
                                            new HeldPromise(
                                                    8, "none have the sum 0;", List.of("none")),
                                            new HeldPromise(
                                                    9, "it is a long;", List.of("one", "many")),
                                            new HeldPromise(10, "nobody waits.", List.of()))),
                            unit(Kind.EXERCISE, "sum", 25, List.of()),
                            unit(Kind.EXERCISE, "free", 17, List.of())),
                    List.of(),
                    Duration.ofSeconds(2));

    @Test
    void listsWhoHoldsWhatEachTaskPromises() {
        assertThat(text(REPORT))
                .isEqualTo(
                        """
                        sum
                          8: none have the sum 0;
                              held by none
                          9: it is a long;
                              held by one, many
                          10: nobody waits.
                              no test holds it

                        free
                          nothing: its task has no list item

                        1 lesson and 2 exercises on JDK 17 and 25 in 2.0 s: all right
                        """);
    }

    @Test
    void anotherLauncherHandsItOver() throws IOException {
        VerifyReport parsed = VerifyReports.parse(ROOT, VerifyReports.json(REPORT));
        assertThat(parsed.units()).isEqualTo(REPORT.units());
    }

    private static Unit unit(Kind kind, String slug, int jdk, List<HeldPromise> held) {
        return new Unit(kind, slug, jdk, Duration.ofMillis(5), "3 runs", held, List.of());
    }

    private static String text(VerifyReport report) {
        var out = new StringWriter();
        VerifyText.print(report, false, true, new PrintWriter(out));
        return out.toString();
    }
}
