package heapwise.lab.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a VM has taken at one moment, or between two.
 *
 * @param upNanos since the VM started, as its log counts; to the millisecond
 * @param nanos of a clock, or between two moments
 * @param cpuNanos of all its threads, the collector's and the compiler's too
 * @param resident bytes of memory; 0 where the system does not tell
 */
record Footprint(long upNanos, long nanos, long cpuNanos, long resident) {

    /**
     * Linux tells it by share ({@code Pss}): what is mapped three times, as the heap of ZGC is on
     * JDK 17, counts once.
     */
    private static final Path MAPS = Path.of("/proc/self/smaps_rollup");

    static Footprint now() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Footprint(
                1_000_000 * ManagementFactory.getRuntimeMXBean().getUptime(),
                System.nanoTime(),
                system.getProcessCpuTime(),
                proportional());
    }

    /** What has been taken since then: the time from then on, the memory as it is now. */
    Footprint since(Footprint before) {
        return new Footprint(
                before.upNanos, nanos - before.nanos, cpuNanos - before.cpuNanos, resident);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, upNanos + " " + nanos + " " + cpuNanos + " " + resident);
    }

    /** What {@link #write} wrote. */
    static Footprint read(Path file) throws IOException {
        List<Long> numbers =
                List.of(Files.readString(file).split(" ")).stream().map(Long::valueOf).toList();
        return new Footprint(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    private static long proportional() {
        try {
            return Files.readAllLines(MAPS).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException notLinux) {
            return 0;
        }
    }
}
