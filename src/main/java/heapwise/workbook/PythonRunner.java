package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.lesson.OutputPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a Python cell with the machine's python3; without one, its recorded output stands in. */
public final class PythonRunner {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private PythonRunner() {}

    /**
     * Runs a cell; after twenty seconds it is ended, and what it has printed is all.
     *
     * @param output gets each line as it is printed, standard error too
     */
    public static Reply.PythonRan run(Cell.Python cell, Consumer<String> output) {
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

    /** Returns where it printed something else than its output block says. */
    public static Optional<Deviation> deviation(Cell.Python cell, Reply.PythonRan ran) {
        return cell.outputs().stream()
                .findFirst()
                .flatMap(
                        output ->
                                OutputPattern.parse(output.text())
                                        .match(ran.text())
                                        .map(m -> DeclaredOutcome.deviation(output, m)));
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
