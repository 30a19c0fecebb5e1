package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.lesson.OutputPattern;
import heapwise.vm.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Runs a Python cell with the machine's python3; without one, its recorded output stands in. */
public final class PythonRunner {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private PythonRunner() {}

    /**
     * Runs a cell; after twenty seconds it is ended.
     *
     * @param output gets each line as it is printed, standard error too
     */
    public static Reply.PythonRan run(Cell.Python cell, Consumer<String> output) {
        return run(cell, DEADLINE, output);
    }

    static Reply.PythonRan run(Cell.Python cell, Duration limit, Consumer<String> output) {
        try {
            Process python =
                    new ProcessBuilder(List.of("python3", "-I", "-u", "-c", cell.source()))
                            .redirectErrorStream(true)
                            .start();
            ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
            AtomicBoolean late = new AtomicBoolean();
            Deadline deadline =
                    Deadline.set(
                            python.pid(),
                            limit,
                            timers,
                            () -> {
                                late.set(true);
                                python.destroyForcibly();
                            });
            StringBuilder text = new StringBuilder();
            try (var reader = python.inputReader(StandardCharsets.UTF_8)) {
                python.getOutputStream().close();
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    text.append(line).append('\n');
                    output.accept(line + "\n");
                }
                python.onExit().join();
            } finally {
                deadline.cancel();
                timers.shutdownNow();
                python.destroyForcibly();
            }
            return new Reply.PythonRan(text.toString(), end(late.get(), python.exitValue()));
        } catch (IOException noPython) {
            String recorded = cell.outputs().isEmpty() ? "" : cell.outputs().get(0).text();
            output.accept(recorded);
            return new Reply.PythonRan(recorded, Reply.PythonRan.End.RECORDED);
        }
    }

    private static Reply.PythonRan.End end(boolean late, int status) {
        if (late) {
            return Reply.PythonRan.End.LATE;
        }
        return status == 0 ? Reply.PythonRan.End.OF_ITSELF : Reply.PythonRan.End.FAILED;
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
}
