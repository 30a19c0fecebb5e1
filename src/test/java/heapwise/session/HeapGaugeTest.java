package heapwise.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gauge of the status line, and what the lab says of the same heap. */
class HeapGaugeTest {

    /** Serial and Parallel can use less at once than their limit, by a survivor space. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
    void countsToWhatTheVmSaysCanBeInUseAtOnce(String collector) throws Exception {
        SessionSettings settings =
                SessionSettings.defaults().withVmFlags(List.of(collector, "-Xmx64m"));
        try (Session session = Session.start(settings)) {
            String usable =
                    session.eval("#1", "vm().usableHeap()", Duration.ofSeconds(60), text -> {})
                            .text();
            Optional<HeapGauge> gauge = session.heap();
            for (int i = 0; gauge.isEmpty() && i < 600; i++) {
                Thread.sleep(100);
                gauge = session.heap();
            }

            assertThat(gauge.orElseThrow().max() + "\n").isEqualTo(usable);
        }
    }
}
