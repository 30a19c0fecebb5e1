package heapwise.authoring.run;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.session.Outcome;
import heapwise.session.SessionSettings;
import heapwise.workbook.LessonSession;
import heapwise.workbook.Outline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskSessionsTest {

    private static final String LESSON =
            """
            ---
            title: Seats
            summary: Who sits where.
            ---

            ```java setup
            List<Integer> hall = new ArrayList<>(List.of(1));
            ```

            ```java
            List<String> extras = List.of("a", "b", "c");
            ```

            ```java
            List<String> names = List.of("Ann", "Bob");
            ```

            ```java
            List<Integer> seats = new ArrayList<>(List.of(1, names.size()));
            int at = 7;
            System.setProperty("seats.most", System.getProperty("seats.most", "3"));
            ```

            ```task
            Let a third one take a seat.

            = seats.size() == Integer.getInteger("seats.most")
            else: In {at} there are {seats.size()} of {Integer.getInteger("seats.most")}.
            hint: A list grows by add.
            reference: seats.add(3);
            wrong: seats.clear();
            breaks: size
            wrong: seats.add(4); seats.add(5);
            breaks: size
            ```
            """;

    private static final SessionSettings SETTINGS = SessionSettings.defaults();

    private final Lesson lesson = LessonParser.parse(Path.of("01-seats.md"), LESSON);
    private final Cell.Task task =
            lesson.blocks().stream()
                    .filter(Cell.Task.class::isInstance)
                    .map(Cell.Task.class::cast)
                    .findFirst()
                    .orElseThrow();
    private final Outline outline = Outline.of(lesson);
    private final AtomicInteger started = new AtomicInteger();
    private final LessonSession inLesson = LessonSession.start(lesson, SETTINGS);

    @BeforeEach
    void theLessonComesToTheTask() {
        outline.runBefore(3, inLesson);
    }

    @AfterEach
    void theLessonEnds() {
        inLesson.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seats.clear(); | 1",
                "seats = null; | 1",
                "int free = 1; | 1",
                "hall.clear(); | 1",
                "hall = null; seats = null; | 1",
                "System.setProperty(\"seats.most\", \"5\"); | 2"
            })
    void theNextLineFindsWhatTheFirstOneFound(String wrong, int sessions) {
        try (var tried = sessions()) {
            tried.before(wrong).evalReference(wrong);
            LessonSession next = tried.before("seats.add(4);");
            assertThat(ask(next, "seats.size() + \" \" + hall.size()")).isEqualTo("\"2 1\"");
            assertThat(ask(next, "System.getProperty(\"seats.most\")")).isEqualTo("\"3\"");
        }
        assertThat(started).as("sessions that were begun").hasValue(sessions);
    }

    @Test
    void whatIsDeclaredAgainNeedsNothingElse() {
        try (var tried = sessions()) {
            tried.before("class Row {}").evalReference("class Row {}");
            LessonSession next = tried.before("class Row { int seat; }");
            assertThat(ask(next, "seats.size()")).isEqualTo("2");
        }
        assertThat(started).as("sessions that were begun").hasValue(1);
    }

    @Test
    void whatHasNothingToDoWithTheTaskRunsWhereALineIsTriedAgainOnly() {
        try (var tried = sessions()) {
            LessonSession part = tried.before("seats.clear();");
            assertThat(ask(part, "extras.size()")).isEqualTo("no value");
            assertThat(ask(part, "names.size()")).as("what a needed cell needs").isEqualTo("2");
            part.evalReference("int free = 1;");
            LessonSession whole = tried.anew().orElseThrow();
            assertThat(ask(whole, "extras.size()")).isEqualTo("3");
            assertThat(ask(whole, "free")).as("what an earlier line left").isEqualTo("no value");
            assertThat(tried.anew()).as("another for the same line").isEmpty();
        }
        assertThat(started).as("sessions that were begun").hasValue(2);
    }

    @Test
    void allRunsWhereThePartStandsOtherwise() {
        inLesson.evalReference("seats.add(7);"); // as a cell whose effect no name tells of
        try (var tried = sessions()) {
            LessonSession whole = tried.before("seats.clear();");
            assertThat(ask(whole, "extras.size()")).isEqualTo("3");
            assertThat(tried.anew()).as("another for the same line").isEmpty();
        }
    }

    @Test
    void whatDiffersFromOneSessionToTheNextIsNotAskedFor() {
        inLesson.evalReference("at = 0;");
        try (var tried = sessions()) {
            tried.before("seats.clear();").evalReference("seats.clear();");
            assertThat(started).as("with some cells, and with all").hasValue(2);
            assertThat(ask(tried.before("seats.add(4);"), "seats.size()")).isEqualTo("2");
        }
        assertThat(started).as("sessions that were begun").hasValue(2);
    }

    private TaskSessions sessions() {
        return new TaskSessions(
                outline,
                task,
                inLesson,
                () -> {
                    started.incrementAndGet();
                    return LessonSession.start(lesson, SETTINGS);
                });
    }

    private static String ask(LessonSession session, String expression) {
        return session.ask(expression, Duration.ofSeconds(30)) instanceof Outcome.Value value
                ? value.rendered()
                : "no value";
    }
}
