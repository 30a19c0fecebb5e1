package heapwise.workbook;

import heapwise.lesson.Cell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a Python cell with the machine's python3; without one, its recorded output stands in. */
final class PythonRunner {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private PythonRunner() {}

    static Reply.PythonRan run(Cell.Python cell, Consumer<String> output) {
        try {
            Process python =
                    new ProcessBuilder(List.of("python3", "-I", "-u", "-c", cell.source()))
                            .redirectErrorStream(true)
                            .start();
            python.getOutputStream().close();
            Thread deadline = deadline(python);
            StringBuilder text = new StringBuilder();
            try (var reader = python.inputReader(StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    text.append(line).append('\n');
                    output.accept(line + "\n");
                }
            }
            deadline.interrupt();
            return new Reply.PythonRan(text.toString(), false);
        } catch (IOException noPython) {
            String recorded = cell.outputs().isEmpty() ? "" : cell.outputs().get(0).text();
            output.accept(recorded);
            return new Reply.PythonRan(recorded, true);
        }
    }

    private static Thread deadline(Process python) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                if (!python.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                                    python.destroyForcibly();
                                }
                            } catch (InterruptedException done) {
                                python.destroyForcibly();
                            }
                        },
                        "deadline of python3");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
