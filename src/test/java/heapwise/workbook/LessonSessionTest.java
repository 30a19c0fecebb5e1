package heapwise.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.session.Outcome;
import heapwise.session.SessionSettings;
import heapwise.vm.Jdk;
import heapwise.vm.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cells of lessons, run in real session VMs. */
class LessonSessionTest {

    @TempDir Path temp;

    @Test
    void setupRunsSilentlyBeforeTheFirstCellAndAgainInAFreshVm() throws Exception {
        Lesson lesson =
                lesson(
                        """
                        ```java setup
                        int base = 40;
                        System.out.println("not shown");
                        ```

                        ```java
                        base += 2;
                        base
                        ```
                        ```output
                        42
                        ```

                        ```java fresh vm="-Xmx48m"
                        System.out.println(base + " in " + (Runtime.getRuntime().maxMemory() >> 20));
                        ```
                        ```output
                        40 in ...
                        ```
                        """);
        try (LessonSession session = start(lesson)) {
            CellRun first = session.run(cells(lesson).get(0), text -> {});
            CellRun second = session.run(cells(lesson).get(1), text -> {});

            assertThat(first.deviations()).isEmpty();
            assertThat(second.deviations()).isEmpty();
            assertThat(((CellRun.Ran) second).evaluation().text()).startsWith("40 in 4");
        }
    }

    @Test
    void outOfMemoryInASmallVmIsAsDeclaredAndTheNextCellGoesOn() throws Exception {
        Lesson lesson =
                lesson(
                        """
                        ```java fresh vm="-Xmx16m -XX:+UseSerialGC" throws=OutOfMemoryError
                        var big = new long[10_000_000];
                        ```

                        ```java
                        1 + 1
                        ```
                        ```output
                        2
                        ```
                        """);
        try (LessonSession session = start(lesson)) {
            CellRun.Ran first = (CellRun.Ran) session.run(cells(lesson).get(0), text -> {});

            assertThat(first.deviations()).isEmpty();
            assertThat(first.evaluation().last()).isInstanceOf(Outcome.OutOfMemory.class);
            assertThat(session.run(cells(lesson).get(1), text -> {}).deviations()).isEmpty();
        }
    }

    @Test
    void aCellThatEndsTheVmIsAsDeclaredAndWhatWasDefinedBeforeIsThereAfterwards() throws Exception {
        Lesson lesson =
                lesson(
                        """
                        ```java
                        int kept = 7;
                        ```

                        ```java exits
                        System.exit(3);
                        ```

                        ```java
                        kept
                        ```
                        ```output
                        7
                        ```
                        """);
        try (LessonSession session = start(lesson)) {
            session.run(cells(lesson).get(0), text -> {});
            CellRun.Ran exit = (CellRun.Ran) session.run(cells(lesson).get(1), text -> {});
            assertThat(exit.deviations()).isEmpty();
            assertThat(exit.vmDied()).isTrue();

            session.recover();

            assertThat(session.run(cells(lesson).get(2), text -> {}).deviations()).isEmpty();
        }
    }

    @Test
    void setupIsThereAgainAfterALineThatHadToBeKilled() throws Exception {
        Lesson lesson =
                lesson(
                        """
                        ```java setup
                        int hidden = 41;
                        ```

                        ```java
                        hidden + 1
                        ```
                        ```output
                        42
                        ```
                        """);
        try (LessonSession session = start(lesson)) {
            Outcome killed =
                    session.eval(
                                    "your line",
                                    "while (true) { try { while (true) {} } catch (Throwable t) {} }",
                                    Duration.ofSeconds(2),
                                    text -> {})
                            .last();
            assertThat(killed)
                    .isInstanceOfSatisfying(
                            Outcome.TimedOut.class, late -> assertThat(late.vmKilled()).isTrue());

            session.recover();

            assertThat(session.run(cells(lesson).get(0), text -> {}).deviations()).isEmpty();
        }
    }

    @Test
    void aStopDuringSetupStopsTheLineAndTheSetupRunsAgain() throws Exception {
        Lesson lesson =
                lesson(
                        """
                        ```java setup
                        if (!java.nio.file.Files.exists(java.nio.file.Path.of("%1$s"))) {
                            java.nio.file.Files.createFile(java.nio.file.Path.of("%1$s"));
                            Thread.sleep(60_000);
                        }
                        int hidden = 41;
                        ```
                        """
                                .formatted(temp.resolve("began")));
        try (LessonSession session = start(lesson)) {
            var stopper =
                    new Thread(
                            () -> {
                                while (!Files.exists(temp.resolve("began"))) {
                                    Thread.onSpinWait();
                                }
                                session.session().stop();
                            });
            stopper.start();
            Outcome first =
                    session.eval("your line", "hidden", Duration.ofSeconds(30), text -> {}).last();
            stopper.join();
            Outcome second =
                    session.eval("your line", "hidden", Duration.ofSeconds(30), text -> {}).last();

            assertThat(first).isInstanceOf(Outcome.Stopped.class);
            assertThat(second)
                    .isInstanceOfSatisfying(
                            Outcome.Value.class,
                            value -> assertThat(value.rendered()).isEqualTo("41"));
        }
    }

    @Test
    void deviationsNameTheLineOfTheLesson() throws Exception {
        Lesson lesson =
                lesson(
                        """
                        ```java
                        System.out.println("one");
                        System.out.println("zwei");
                        ```
                        ```output
                        one
                        two
                        ```

                        ```java throws=IllegalStateException
                        throw new IllegalArgumentException("no");
                        ```

                        ```java
                        int x = "no";
                        ```
                        """);
        try (LessonSession session = start(lesson)) {
            assertThat(session.run(cells(lesson).get(0), text -> {}).deviations())
                    .singleElement()
                    .satisfies(
                            deviation -> {
                                assertThat(deviation.line()).isEqualTo(15);
                                assertThat(deviation.declared()).isEqualTo("two");
                                assertThat(deviation.actual()).startsWith("zwei");
                            });
            assertThat(session.run(cells(lesson).get(1), text -> {}).deviations())
                    .containsExactly(
                            new Deviation(
                                    18,
                                    "throws IllegalStateException",
                                    "throws java.lang.IllegalArgumentException: no"));
            assertThat(session.run(cells(lesson).get(2), text -> {}).deviations())
                    .singleElement()
                    .satisfies(
                            deviation ->
                                    assertThat(deviation.actual())
                                            .startsWith("does not compile: incompatible types"));
        }
    }

    @Test
    void aComparisonRunsInOneVmForEachVariant() throws Exception {
        Lesson lesson =
                lesson(
                        """
                        ```java compare="Serial: -XX:+UseSerialGC; Parallel: -XX:+UseParallelGC"
                        import java.lang.management.*;
                        ManagementFactory.getGarbageCollectorMXBeans().get(0).getName()
                        ```
                        """);
        try (LessonSession session = start(lesson)) {
            var compared = (CellRun.Compared) session.run(cells(lesson).get(0), text -> {});

            assertThat(compared.variants().stream().map(ran -> ran.evaluation().text().strip()))
                    .containsExactly("\"Copy\"", "\"PS MarkSweep\"");
        }
    }

    @Test
    void aCellForAnotherJdkRunsThere() throws Exception {
        Jdk here = Jdk.current();
        Optional<Jdk> other =
                Jdks.find().all().stream().filter(jdk -> jdk.feature() != here.feature()).findAny();
        Assumptions.assumeTrue(other.isPresent(), "this machine has one JDK only");
        int feature = other.get().feature();
        Lesson lesson =
                lesson(
                        """
                        ```java jdk=%d
                        Runtime.version().feature()
                        ```
                        ```output
                        %d
                        ```

                        ```java jdk=99+
                        1
                        ```

                        ```java fresh
                        Runtime.version().feature()
                        ```
                        ```output
                        %d
                        ```
                        """
                                .formatted(feature, feature, here.feature()));
        try (LessonSession session = start(lesson)) {
            assertThat(session.run(cells(lesson).get(0), text -> {}).deviations()).isEmpty();
            assertThat(session.run(cells(lesson).get(1), text -> {}))
                    .isInstanceOf(CellRun.NoJdk.class);
            assertThat(session.run(cells(lesson).get(2), text -> {}).deviations())
                    .as("a fresh cell is on the lesson's own JDK again")
                    .isEmpty();
        }
    }

    @Test
    void predictionsAreAnsweredByTheVm() throws Exception {
        Lesson lesson = lesson("```java\nint[] numbers = {1, 2, 3};\n```\n");
        try (LessonSession session = start(lesson)) {
            session.run(cells(lesson).get(0), text -> {});

            assertThat(session.ask("numbers.length", Duration.ofSeconds(10)))
                    .isInstanceOfSatisfying(
                            Outcome.Value.class,
                            value -> assertThat(value.rendered()).isEqualTo("3"));
        }
    }

    private static LessonSession start(Lesson lesson) {
        return LessonSession.start(lesson, SessionSettings.defaults());
    }

    private static List<Cell.Java> cells(Lesson lesson) {
        return lesson.blocks().stream()
                .filter(block -> block instanceof Cell.Java java && !java.setup())
                .map(Cell.Java.class::cast)
                .toList();
    }

    private Lesson lesson(String body) throws Exception {
        Path file = temp.resolve("01-test.md");
        Files.writeString(file, "---\ntitle: T\nsummary: S\nminutes: 1\n---\n\n# T\n\n" + body);
        Lesson lesson = LessonParser.parse(file);
        assertThat(lesson.problems()).isEmpty();
        return lesson;
    }
}
