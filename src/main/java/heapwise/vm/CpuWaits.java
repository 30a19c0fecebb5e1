package heapwise.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How long threads were ready to run and waited for a CPU, which Linux counts in {@code
 * /proc/PID/task/TID/schedstat} (its second number; see sched-stats.rst of the kernel's
 * documentation). Elsewhere there is nothing to read, and nobody waits.
 *
 * @param vm the nanoseconds of each thread of a VM, by id
 * @param caller those of the thread that waits for it, and compiles what it is to run
 */
record CpuWaits(Map<Long, Long> vm, long caller) {

    private static final Path THREAD = Path.of("/proc/thread-self");

    /** Returns what counts them for a VM and the thread that calls this, at any time later. */
    static Supplier<CpuWaits> counter(long pid) {
        Path caller = thread();
        return () -> {
            Map<Long, Long> waits = new HashMap<>();
            collect(Path.of("/proc", Long.toString(pid), "task"), waits);
            return new CpuWaits(waits, nanos(caller));
        };
    }

    private static Path thread() {
        try {
            return Path.of("/proc").resolve(Files.readSymbolicLink(THREAD));
        } catch (IOException | RuntimeException elsewhere) {
            return THREAD;
        }
    }

    private static long nanos(Path task) {
        try {
            return Long.parseLong(
                    Files.readString(task.resolve("schedstat")).strip().split(" ")[1]);
        } catch (IOException | RuntimeException ended) {
            return 0;
        }
    }

    /** A VM in a sandbox is a grandchild of the process that was started. */
    private static void collect(Path tasks, Map<Long, Long> waits) {
        for (Path task : list(tasks)) {
            try {
                waits.put(Long.parseLong(task.getFileName().toString()), nanos(task));
                for (String child : Files.readString(task.resolve("children")).split(" ")) {
                    if (!child.isBlank()) {
                        collect(Path.of("/proc", child.strip(), "task"), waits);
                    }
                }
            } catch (IOException | RuntimeException ended) {
                // The thread has ended since.
            }
        }
    }

    private static List<Path> list(Path tasks) {
        try (Stream<Path> entries = Files.list(tasks)) {
            return entries.toList();
        } catch (IOException elsewhere) {
            return List.of();
        }
    }

    /** Returns how long was waited since: by the thread of the VM that waited longest, and here. */
    Duration since(CpuWaits before) {
        long most =
                vm.entrySet().stream()
                        .mapToLong(e -> e.getValue() - before.vm.getOrDefault(e.getKey(), 0L))
                        .max()
                        .orElse(0);
        return Duration.ofNanos(most + Math.max(0, caller - before.caller));
    }
}
