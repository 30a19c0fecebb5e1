package heapwise.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.authoring.report.VerifyReport.Kind;
import heapwise.authoring.report.VerifyReport.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {

    @Test
    void moreAreBegunWhileCoresIdle() throws IOException {
        var missing = new CountDownLatch(3);
        List<Workers.Job> work =
                Collections.nCopies(
                        3,
                        job(
                                "waits for two others",
                                () -> {
                                    missing.countDown();
                                    return missing.await(60, TimeUnit.SECONDS) ? "met" : "alone";
                                }));
        assertThat(Workers.run(1, 3, () -> 0.1, work, progress -> {}).stream().map(Unit::did))
                .containsExactly("met", "met", "met");
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 0.1", "2, 9, 0.9", "2, 9, -1"})
    void noMoreThanTheMostNorThanTheLeastWhereTheMachineIsBusyOrSaysNothing(
            int least, int most, double load) throws IOException {
        var now = new AtomicInteger();
        var highest = new AtomicInteger();
        List<Workers.Job> work =
                Collections.nCopies(
                        6,
                        job(
                                "counts",
                                () -> {
                                    highest.accumulateAndGet(now.incrementAndGet(), Math::max);
                                    Thread.sleep(300);
                                    now.decrementAndGet();
                                    return "";
                                }));
        Workers.run(least, most, () -> load, work, progress -> {});
        assertThat(highest).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void theLongestIsBegunFirstAndTheOrderKept() throws IOException {
        List<String> begun = Collections.synchronizedList(new ArrayList<>());
        List<Workers.Job> work =
                Stream.of("2", "30", "1", "4")
                        .map(
                                name ->
                                        job(
                                                name,
                                                Integer.parseInt(name),
                                                () -> begun.add(name) ? name : ""))
                        .toList();
        assertThat(Workers.run(1, 1, work, progress -> {}).stream().map(Unit::slug))
                .containsExactly("2", "30", "1", "4");
        assertThat(begun).containsExactly("30", "4", "2", "1");
    }

    private static Workers.Job job(String slug, Callable<String> work) {
        return job(slug, 1, work);
    }

    private static Workers.Job job(String slug, int length, Callable<String> work) {
        return new Workers.Job(
                unit(slug, "none"), Path.of(slug), length, () -> unit(slug, work.call()));
    }

    private static Unit unit(String slug, String did) {
        return new Unit(Kind.EXERCISE, slug, 17, Duration.ZERO, did, List.of(), List.of());
    }
}
