package heapwise.lab.gc;

import heapwise.lab.Action;
import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When the collector stopped one run or several, one under the other, on the same scale. */
public record Timeline(List<Run> runs) {

    private static final int MOST_CAUSES = 6;

    /**
     * One run of some code.
     *
     * @param name the collector, or the log that tells of it
     * @param startNanos since its VM started, as the times of its pauses are
     */
    public record Run(String name, long startNanos, Duration took, List<Pause> pauses) {

        public Run {
            pauses = List.copyOf(pauses);
        }

        /** Nanoseconds of all pauses together; stalls, which stop one thread, are not in it. */
        public long total() {
            return stops().stream().mapToLong(Pause::nanos).sum();
        }

        /** Nanoseconds of the longest pause; 0 for none. */
        public long longest() {
            return quantile(1);
        }

        /** Nanoseconds of the middle one of all pauses; 0 for none. */
        public long median() {
            return quantile(0.5);
        }

        /** Nanoseconds that this part of all pauses does not exceed, 0.99 say; 0 for none. */
        public long quantile(double part) {
            long[] sorted = stops().stream().mapToLong(Pause::nanos).sorted().toArray();
            int at = (int) Math.ceil(part * sorted.length) - 1;
            return sorted.length == 0 ? 0 : sorted[Math.max(0, at)];
        }

        /**
         * Nanoseconds of the longest wait of a thread for memory that the collector did not have.
         */
        public long longestStall() {
            return pauses.stream().filter(Pause::isStall).mapToLong(Pause::nanos).max().orElse(0);
        }

        /** The pauses, without stalls. */
        public List<Pause> stops() {
            return pauses.stream().filter(pause -> !pause.isStall()).toList();
        }
    }

    public Timeline {
        runs = List.copyOf(runs);
    }

    /** Runs {@code action}, and tells the pauses meanwhile. */
    public static Timeline of(Action action) throws Exception {
        VmLog log = VmLog.open(Pause.LOGGED);
        // The log's clock, to the millisecond.
        long uptime = 1_000_000 * ManagementFactory.getRuntimeMXBean().getUptime();
        long start = System.nanoTime();
        long took;
        List<Pause> pauses;
        try {
            action.run();
        } finally {
            took = System.nanoTime() - start;
            pauses = Pause.parse(log.close());
        }
        return new Timeline(
                List.of(
                        new Run(
                                Collector.current().toString(),
                                uptime,
                                Duration.ofNanos(took),
                                pauses)));
    }

    /**
     * Reads logs of other VMs.
     *
     * @param logs as {@code -Xlog:gc,gc+phases:file=serial.log} writes them
     */
    public static Timeline of(List<Path> logs) {
        if (logs.isEmpty()) {
            throw new IllegalArgumentException(
                    "pauses wants code, or logs of other VMs: pauses(() -> …),"
                            + " pauses(Path.of(\"serial.log\"), Path.of(\"g1.log\"))");
        }
        List<Run> runs = new ArrayList<>();
        for (Path log : logs) {
            runs.add(read(log));
        }
        return new Timeline(runs);
    }

    /**
     * A part of the run of another VM, from its log.
     *
     * @param startNanos since that VM started; earlier pauses do not count
     */
    public static Run part(String name, Path log, long startNanos, Duration took) {
        List<Pause> pauses =
                Pause.parse(lines(log)).stream()
                        .filter(pause -> pause.startNanos() >= startNanos)
                        .toList();
        return new Run(name, startNanos, took, pauses);
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "cannot read " + log + ": a VM writes it with -Xlog:gc,gc+phases:file=" + log);
        }
    }

    private static Run read(Path log) {
        List<String> lines = lines(log);
        long end = lines.stream().mapToLong(Pause::stamp).max().orElse(0);
        String name = String.valueOf(log.getFileName()).replaceFirst("\\.(?:log|txt)$", "");
        return new Run(name, 0, Duration.ofNanos(end), Pause.parse(lines));
    }

    /** The run of this name. */
    public Run run(String name) {
        return runs.stream()
                .filter(run -> run.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no run is called " + name));
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        long scale = 1;
        long longest = 1;
        int label = 8;
        for (Run run : runs) {
            scale = Math.max(scale, run.took().toNanos());
            for (Pause pause : run.pauses()) {
                longest = Math.max(longest, pause.nanos());
                label = Math.max(label, pause.said().length());
            }
        }
        label = Math.min(label, pen.style().columns() < 72 ? 18 : 28);
        for (Run run : runs) {
            draw(pen, run, scale, longest, label);
        }
        pen.to(label + 9).dim("0");
        pen.right(pen.style().columns() - 2, Tone.DIM, Figures.time(Duration.ofNanos(scale)))
                .line();
        if (runs.stream().anyMatch(run -> !run.pauses().isEmpty())) {
            pen.note(
                    "as high as the longest pause that began there, █ "
                            + time(longest)
                            + " · from the VM's log");
        }
        return pen.drawing();
    }

    private void draw(Pen pen, Run run, long scale, long longest, int label) {
        pen.text("  ").bold(run.name());
        List<Pause> stops = run.stops();
        pen.text("   " + Figures.count(stops.size(), "pause"));
        if (!stops.isEmpty()) {
            String figures =
                    "longest %s, median %s, %s in all"
                            .formatted(time(run.longest()), time(run.median()), time(run.total()));
            if (figures.length() + 2 > pen.room()) {
                pen.line().to(4).text(figures);
            } else {
                pen.text(": " + figures);
            }
        }
        pen.line();
        Map<String, List<Pause>> byCause = new LinkedHashMap<>();
        run.pauses()
                .forEach(
                        pause ->
                                byCause.computeIfAbsent(pause.said(), said -> new ArrayList<>())
                                        .add(pause));
        int shown = 0;
        for (Map.Entry<String, List<Pause>> cause : byCause.entrySet()) {
            if (shown++ < MOST_CAUSES) {
                pen.to(4).text(shortened(cause.getKey(), label, pen.style().pick("…", ".")));
                pen.right(label + 8, String.valueOf(cause.getValue().size())).dim(" │");
                int width = pen.style().columns() - 2 - pen.column() - 1;
                int used = (int) Math.max(1, width * run.took().toNanos() / scale);
                pen.accent(levels(run, cause.getValue(), used, longest)).dim("│").line();
            }
        }
        if (shown > MOST_CAUSES) {
            pen.to(4).dim("and " + (shown - MOST_CAUSES) + " more kinds").line();
        }
    }

    private static String shortened(String said, int width, String ellipsis) {
        return said.length() <= width ? said : said.substring(0, width - 1) + ellipsis;
    }

    private static String levels(Run run, List<Pause> pauses, int width, long longest) {
        long[] most = new long[width];
        long whole = Math.max(1, run.took().toNanos());
        for (Pause pause : pauses) {
            long at = (pause.startNanos() - run.startNanos()) * width / whole;
            int column = (int) Math.max(0, Math.min(width - 1, at));
            most[column] = Math.max(most[column], pause.nanos());
        }
        StringBuilder line = new StringBuilder();
        Arrays.stream(most)
                .forEach(
                        nanos ->
                                line.append(
                                        nanos == 0
                                                ? " "
                                                : Bars.sparkline(new long[] {nanos}, longest)));
        return line.toString();
    }

    private static String time(long nanos) {
        return Figures.time(Duration.ofNanos(nanos));
    }
}
