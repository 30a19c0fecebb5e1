package heapwise.authoring.run;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.lesson.Problem;
import heapwise.session.SessionSettings;
import heapwise.workbook.LessonSession;
import heapwise.workbook.Outline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskProofTest {

    private static final String LESSON =
            """
            ---
            title: Doors
            summary: Which are open.
            minutes: 5
            ---

            ```java
            System.setProperty("doors.spare", "2");
            ```

            ```java
            List<Integer> doors = new ArrayList<>(List.of(1));
            ```

            ```task
            Open three doors.

            = doors.size() >= 2
            else: Only {doors.size()} is open.
            = doors.size() == 3
            else: There are {doors.size()}, not three.
            hint: A list grows by add.
            reference: doors.add(2); doors.add(3);
            wrong: %s
            breaks: == 3
            wrong: %s
            breaks: == 3
            ```
            """;

    @Test
    void whatAnEarlierLineLeftBehindUnseenIsNoProblemOfTheNext() {
        assertThat(
                        prove(
                                "System.setProperty(\"doors.spare\", \"\"); doors.add(2);",
                                "doors.add(Integer.parseInt(System.getProperty(\"doors.spare\")));"))
                .isEmpty();
    }

    @Test
    void aLineThatIsNotRefusedAsMeantIsAProblem() {
        assertThat(prove("doors.add(2);", "doors.add(2); doors.add(3);")).hasSize(1);
        assertThat(prove("doors.add(2);", "doors.clear();")).hasSize(1);
        assertThat(prove("doors.add(2);", "doors.add(doors.get(9));")).hasSize(1);
    }

    private static List<Problem> prove(String first, String second) {
        Lesson lesson = LessonParser.parse(Path.of("01-doors.md"), LESSON.formatted(first, second));
        assertThat(lesson.problems()).isEmpty();
        Cell.Task task =
                lesson.blocks().stream()
                        .filter(Cell.Task.class::isInstance)
                        .map(Cell.Task.class::cast)
                        .findFirst()
                        .orElseThrow();
        List<Problem> problems = new ArrayList<>();
        SessionSettings settings = SessionSettings.defaults();
        try (LessonSession session = LessonSession.start(lesson, settings)) {
            Outline.of(lesson).runBefore(2, session);
            new TaskProof(lesson, 17, task, problems)
                    .prove(session, () -> LessonSession.start(lesson, settings));
        }
        return problems;
    }
}
