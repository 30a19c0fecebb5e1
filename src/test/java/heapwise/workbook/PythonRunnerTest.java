package heapwise.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import heapwise.lesson.Cell;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PythonRunnerTest {

    @Test
    void whatDoesNotEndOfItselfIsEnded() {
        var cell =
                new Cell.Python(
                        1, "import threading\nprint('begun')\nthreading.Event().wait()", List.of());
        var shown = new StringBuilder();

        Reply.PythonRan ran = PythonRunner.run(cell, Duration.ofSeconds(2), shown::append);

        assertThat(ran.text()).isEqualTo(ran.recorded() ? "" : "begun\n");
        assertThat(shown).hasToString(ran.text());
        assertThat(ran.end()).isNotEqualTo(Reply.PythonRan.End.OF_ITSELF);
    }
}
