package heapwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.check.source.FileWatch;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saving is enough: real files, real events, real check VMs. */
@Timeout(300)
class WatchTest {

    @TempDir Path course;

    private Path answer;

    @BeforeEach
    void copyExercise() throws IOException {
        for (String part : new String[] {"exercises/adder", "solutions/adder"}) {
            Files.createDirectories(course.resolve(part));
            try (var files = Files.list(AdderExercise.COURSE.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, course.resolve(part).resolve(file.getFileName()));
                }
            }
        }
        answer = course.resolve("exercises/adder/Adder.java");
    }

    @Test
    void eachSaveGetsItsVerdictAndAnOvertakenCheckNone() throws Exception {
        Exercise adder = Exercises.load(course).find("adder").orElseThrow();
        BlockingQueue<Verdict> verdicts = new LinkedBlockingQueue<>();
        try (var checker =
                        new Checker(
                                Installation.current(), Jdk.current(), course.resolve("cache"));
                Watch watch = Watch.start(checker, adder, listener(verdicts))) {
            assertThat(verdicts.take()).isInstanceOf(Verdict.Failed.class);

            save("long sum(List<Integer> n) { while (true) { } }");
            checker.awaitRunning();
            save(AdderExercise.RIGHT);
            assertThat(verdicts.take()).isInstanceOf(Verdict.Passed.class);

            Path aside = course.resolve("aside.java");
            Files.move(answer, aside);
            assertThat(verdicts.take()).isInstanceOf(Verdict.NoAnswer.class);
            Files.move(aside, answer);
            assertThat(verdicts.take()).isInstanceOf(Verdict.Passed.class);

            watch.again();
            assertThat(verdicts.take()).isInstanceOf(Verdict.Passed.class);
            assertThat(verdicts).isEmpty();
        }
    }

    @Test
    void aNoteIsToldOfTheAnswerThatMakesTheMistakeAndOfNoOther() throws Exception {
        Path wrong = Files.createDirectories(course.resolve("solutions/adder/wrong/overflows"));
        Files.writeString(
                wrong.resolve("Adder.java"),
                """
                // feedback: An int holds no sum as large as that.
                // when: says "-2"
                """
                        + AdderExercise.source("long sum(List<Integer> n) { return -2; }"));
        Exercise adder = Exercises.load(course).find("adder").orElseThrow();
        BlockingQueue<Verdict> verdicts = new LinkedBlockingQueue<>();
        BlockingQueue<Verdict> explained = new LinkedBlockingQueue<>();
        String overflowing =
                "long sum(List<Integer> n) { int all = 0; for (Integer i : n) { if (i != null) all += i; } return all; }";
        save(overflowing);
        try (var checker =
                        new Checker(
                                Installation.current(), Jdk.current(), course.resolve("cache"));
                Watch watch = Watch.start(checker, adder, listener(verdicts, explained))) {
            assertThat(watch).isNotNull();
            assertThat(verdicts.take().feedback())
                    .contains("An int holds no sum as large as that.");

            save("long sum(List<Integer> n) { return 7; }");
            assertThat(verdicts.take().feedback()).isEmpty();

            save(AdderExercise.RIGHT);
            assertThat(verdicts.take()).isInstanceOf(Verdict.Passed.class);
            assertThat(explained).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void savesAreSeenWithTheSystemsEventsAndWithout(boolean withEvents) throws Exception {
        var seen = new CountDownLatch(1);
        try (var watch = FileWatch.start(answer.getParent(), seen::countDown, withEvents)) {
            assertThat(watch).isNotNull();
            Path part = Files.writeString(answer.resolveSibling("Adder.java~"), "class Adder {}");
            Files.move(part, answer, StandardCopyOption.REPLACE_EXISTING); // as editors do
            assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void save(String body) throws IOException {
        Files.writeString(answer, AdderExercise.source(body));
    }

    private static Watch.Listener listener(BlockingQueue<Verdict> verdicts) {
        return listener(verdicts, new LinkedBlockingQueue<>());
    }

    private static Watch.Listener listener(
            BlockingQueue<Verdict> verdicts, BlockingQueue<Verdict> explanations) {
        return new Watch.Listener() {
            @Override
            public void checking() {}

            @Override
            public void verdict(Verdict verdict) {
                verdicts.add(verdict);
            }

            @Override
            public void corrected(Verdict verdict) {
                explanations.add(verdict);
            }
        };
    }
}
