package heapwise.lab.run;

import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.gc.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The last cell in a VM of each collector: how long it took, when it stood still, what it needed.
 */
public record CollectorRuns(List<Entry> entries) {

    private static final List<String> USUAL = List.of("serial", "parallel", "g1", "zgc");

    /** The table's columns end here; below this width a run takes two lines. */
    private static final int[] ENDS = {22, 32, 41, 50, 59, 68, 78};

    /**
     * One of them.
     *
     * @param cpu of all threads, the collector's too
     * @param resident bytes of memory at the end; 0 where the system does not tell
     * @param failed why there are no figures; empty where there are
     */
    public record Entry(Timeline.Run run, Duration cpu, long resident, String failed) {}

    public CollectorRuns {
        entries = List.copyOf(entries);
    }

    /**
     * @param variants as {@link Rerun} takes them; none for Serial, Parallel, G1 and ZGC
     */
    public static CollectorRuns of(List<String> variants) throws InterruptedException {
        List<Variant> chosen =
                (variants.isEmpty() ? USUAL : variants).stream().map(Variant::of).toList();
        byte[] cells = Replay.write();
        List<Entry> entries = new ArrayList<>();
        for (Variant variant : chosen) {
            entries.add(run(variant, cells));
        }
        return new CollectorRuns(entries);
    }

    private static Entry run(Variant variant, byte[] cells) throws InterruptedException {
        try {
            Path directory = Files.createTempDirectory("heapwise-gc");
            Path log = directory.resolve("gc.log");
            Path took = directory.resolve("took");
            try {
                Rerun.Result result =
                        ReplayVm.run(
                                variant,
                                cells,
                                List.of(
                                        "-Xlog:gc,gc+phases:file=\""
                                                + log
                                                + "\":uptimenanos:filecount=0"),
                                List.of(took.toString()));
                return Files.exists(took)
                        ? entry(variant.name(), log, Footprint.read(took))
                        : failed(variant.name(), result.text());
            } finally {
                Files.deleteIfExists(log);
                Files.deleteIfExists(took);
                Files.delete(directory);
            }
        } catch (IOException noDisk) {
            throw new UncheckedIOException("cannot write a log for collectors()", noDisk);
        }
    }

    private static Entry entry(String name, Path log, Footprint footprint) {
        Duration took = Duration.ofNanos(footprint.nanos());
        return new Entry(
                Timeline.part(name, log, footprint.upNanos(), took),
                Duration.ofNanos(footprint.cpuNanos()),
                footprint.resident(),
                "");
    }

    private static Entry failed(String name, String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        String why = lines.isEmpty() ? "ended without a word" : lines.get(lines.size() - 1);
        return new Entry(
                new Timeline.Run(name, 0, Duration.ZERO, List.of()), Duration.ZERO, 0, why.strip());
    }

    /**
     * What was measured of this variant.
     *
     * @throws IllegalStateException if the cell did not run to its end there: nothing was measured
     */
    public Entry of(String variant) {
        Entry found =
                entries.stream()
                        .filter(entry -> entry.run().name().equalsIgnoreCase(variant))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("not run: " + variant));
        if (!found.failed().isEmpty()) {
            throw new IllegalStateException(
                    "no figures of " + variant + ", which did not end well: " + found.failed());
        }
        return found;
    }

    /** The pauses of all, one run under the other. */
    public Timeline timeline() {
        return new Timeline(
                entries.stream()
                        .filter(entry -> entry.failed().isEmpty())
                        .map(Entry::run)
                        .toList());
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        boolean wide =
                pen.style().columns() >= ENDS[ENDS.length - 1]
                        && entries.stream().allMatch(entry -> entry.run().name().length() <= 12);
        if (wide) {
            row(
                    pen.to(14),
                    List.of("took", "CPU", "pauses", "median", "99 %", "longest", "resident"),
                    true);
        }
        for (Entry entry : entries) {
            Timeline.Run run = entry.run();
            pen.text("  ").bold(run.name());
            if (!entry.failed().isEmpty()) {
                pen.text("   " + entry.failed()).line();
                continue;
            }
            if (!wide) {
                pen.line();
                narrow(pen, entry);
                continue;
            }
            boolean none = run.stops().isEmpty();
            row(
                    pen,
                    List.of(
                            Figures.time(run.took()),
                            Figures.time(entry.cpu()),
                            Figures.grouped(run.stops().size()),
                            none ? "" : time(run.median()),
                            none ? "" : time(run.quantile(0.99)),
                            none ? "" : time(run.longest()),
                            entry.resident() == 0 ? "?" : Figures.rounded(entry.resident())),
                    false);
        }
        for (Entry entry : entries) {
            if (entry.run().longestStall() > 0) {
                pen.note(
                        entry.run().name()
                                + ": a thread waited up to "
                                + time(entry.run().longestStall())
                                + " for memory, which counts as no pause");
            }
        }
        pen.note("the last cell, in a new VM each, once; CPU of all threads, the collector's too");
        return pen.drawing();
    }

    private static void row(Pen pen, List<String> figures, boolean dim) {
        for (int i = 0; i < figures.size(); i++) {
            if (dim) {
                pen.to(ENDS[i] - figures.get(i).length()).dim(figures.get(i));
            } else {
                pen.right(ENDS[i], figures.get(i));
            }
        }
        pen.line();
    }

    private static void narrow(Pen pen, Entry entry) {
        Timeline.Run run = entry.run();
        pen.to(4).text(Figures.time(run.took()) + ", CPU " + Figures.time(entry.cpu()));
        pen.text(entry.resident() == 0 ? "" : ", " + Figures.rounded(entry.resident())).line();
        pen.to(4).text(Figures.count(run.stops().size(), "pause"));
        if (!run.stops().isEmpty()) {
            pen.text(": median " + time(run.median()) + ", longest " + time(run.longest()));
        }
        pen.line();
    }

    private static String time(long nanos) {
        return Figures.time(Duration.ofNanos(nanos));
    }
}
