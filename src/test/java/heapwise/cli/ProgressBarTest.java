package heapwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final StringWriter log = new StringWriter();

    @Test
    void whereNoLineMovesOneIsWrittenAfterAWhile() {
        try (var bar = bar("verify", Duration.ZERO)) {
            bar.show(3, 72, "tracing on JDK 17");
            bar.show(4, 72, "moving on JDK 17");
        }
        assertThat(log.toString().lines())
                .containsExactly(
                        "heapwise: verify: 3 of 72 done", "heapwise: verify: 4 of 72 done");
    }

    @Test
    void whatEndsSoonerSaysNothing() {
        try (var bar = bar("verify", Duration.ofHours(1))) {
            bar.show(1, 2, "tracing on JDK 17");
            bar.show(2, 2, "moving on JDK 17");
        }
        assertThat(log.toString()).isEmpty();
    }

    @Test
    void whatAnotherLauncherTellsOfSaysNothing() {
        try (var bar = bar("", Duration.ZERO)) {
            bar.show(1, 2, "tracing on JDK 25");
        }
        assertThat(log.toString()).isEmpty();
    }

    private ProgressBar bar(String command, Duration betweenLines) {
        return new ProgressBar(command, "", new PrintWriter(log), true, betweenLines);
    }
}
