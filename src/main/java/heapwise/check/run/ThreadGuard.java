package heapwise.check.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Stops a check VM that starts threads without end before it takes the machine with it. Looks from
 * outside, in Linux's /proc; elsewhere the deadline alone has to do.
 */
final class ThreadGuard {

    /** No exercise needs a tenth of it. */
    static final int LIMIT = 2_000;

    private ThreadGuard() {}

    static ScheduledFuture<?> watch(
            long pid, ScheduledExecutorService timers, Consumer<CheckRun.End> stop) {
        Path process = Path.of("/proc", Long.toString(pid));
        return timers.scheduleWithFixedDelay(
                () -> {
                    int threads = threads(process);
                    if (threads > LIMIT) {
                        stop.accept(new CheckRun.End.TooManyThreads(threads));
                    }
                },
                100,
                100,
                TimeUnit.MILLISECONDS);
    }

    /** Counts those of a process and of its children: a VM in a sandbox is a grandchild. */
    private static int threads(Path process) {
        int threads = own(process.resolve("status"));
        try (Stream<Path> tasks =
                threads > 9 ? Stream.empty() : Files.list(process.resolve("task"))) {
            for (Path task : tasks.toList()) {
                for (String child : Files.readString(task.resolve("children")).split(" ")) {
                    if (!child.isEmpty()) {
                        threads += threads(Path.of("/proc", child));
                    }
                }
            }
        } catch (IOException | RuntimeException elsewhere) {
            return threads;
        }
        return threads;
    }

    private static int own(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("Threads:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(8).strip()))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException elsewhere) {
            return 0;
        }
    }
}
