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
            List<Integer> seats = new ArrayList<>(List.of(1, 2));
            System.setProperty("seats.most", System.getProperty("seats.most", "3"));
            ```

            ```task
            Let a third one take a seat.

            = seats.size() == Integer.getInteger("seats.most")
            else: There are {seats.size()} of {Integer.getInteger("seats.most")}.
            hint: A list grows by add.
            reference: seats.add(3);
            wrong: seats.clear();
            breaks: size
            wrong: seats.add(4); seats.add(5);
            breaks: size
            ```
            """;

    private final Lesson lesson = LessonParser.parse(Path.of("01-seats.md"), LESSON);
    private final AtomicInteger started = new AtomicInteger();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seats.clear(); | 1",
                "seats = null; | 1",
                "int free = 1; | 1",
                "hall.clear(); | 2",
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

    private TaskSessions sessions() {
        Cell.Task task =
                lesson.blocks().stream()
                        .filter(Cell.Task.class::isInstance)
                        .map(Cell.Task.class::cast)
                        .findFirst()
                        .orElseThrow();
        return new TaskSessions(
                Outline.of(lesson),
                task,
                () -> {
                    started.incrementAndGet();
                    return LessonSession.start(lesson, SessionSettings.defaults());
                });
    }

    private static String ask(LessonSession session, String expression) {
        return session.ask(expression, Duration.ofSeconds(30)) instanceof Outcome.Value value
                ? value.rendered()
                : "no value";
    }
}
