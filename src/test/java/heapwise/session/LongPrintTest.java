package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of a long print the first and the last lines are shown, whole, and what is left out is said. */
class LongPrintTest {

    private static Session session;

    @BeforeAll
    static void start() {
        session = Session.start(SessionSettings.defaults());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static String text(String source) {
        return session.eval("your line", source, Duration.ofSeconds(60), text -> {}).text();
    }

    @Test
    void linesAreLeftOutInTheMiddleAndCounted() {
        List<String> lines =
                text("for (int i = 0; i < 200_000; i++) System.out.println(\"line \" + i);\n\"end\"")
                        .lines()
                        .toList();

        assertThat(lines.get(0)).isEqualTo("line 0");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("\"end\"");
        assertThat(lines.get(lines.size() - 2)).isEqualTo("line 199999");
        int gap = 0;
        while (!lines.get(gap).startsWith("…")) {
            assertThat(lines.get(gap)).isEqualTo("line " + gap);
            gap++;
        }
        int next = Integer.parseInt(lines.get(gap + 1).substring("line ".length()));
        assertThat(lines.get(gap))
                .isEqualTo(
                        "… %,d lines are left out; to see all, print to a file:"
                                        .formatted(next - gap)
                                + " System.setOut(new PrintStream(\"all.txt\"))");
        assertThat(lines).hasSize(gap + 1 + (200_000 - next) + 1);
    }

    @Test
    void aLongLineIsShownInPart() {
        String text =
                text("System.out.print(\"x\".repeat(3_000_000)); System.out.println(); \"ok\"");

        assertThat(text).startsWith("xxx").endsWith("\"ok\"\n");
        assertThat(text.length()).isLessThan(1_100_000);
        assertThat(text).contains("are left out");
    }

    @Test
    void aShortPrintIsWhole() {
        assertThat(text("for (int i = 0; i < 3; i++) System.out.println(i);"))
                .isEqualTo("0\n1\n2\n");
    }
}
