package heapwise.lab.gc;

import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The regions of a G1 heap. Source: the list that the VM itself prints with {@code VM.info},
 * without a collection; nothing is modelled.
 *
 * @param regions those that are committed, in the order of their addresses
 * @param bytes of one region
 * @param most regions that the heap may have
 */
public record Regions(List<Region> regions, long bytes, int most, Collector collector) {

    private static final int MOST_ROWS = 24;

    /** What G1 uses a region for. */
    public enum Kind {
        EDEN('E', "eden", Tone.GOOD),
        SURVIVOR('S', "survivor", Tone.ACCENT),
        OLD('O', "old", Tone.BOLD),
        HUMONGOUS('H', "humongous", Tone.BAD),
        CONTINUED('h', "humongous, continued", Tone.BAD),
        FREE('·', "free", Tone.DIM);

        private final char letter;
        private final String title;
        private final Tone tone;

        Kind(char letter, String title, Tone tone) {
            this.letter = letter;
            this.title = title;
            this.tone = tone;
        }

        @Override
        public String toString() {
            return title;
        }

        /** JDK 17 also knows regions of its archive, OA and CA: they are old. */
        private static Kind of(String said) {
            return switch (said) {
                case "E" -> EDEN;
                case "S" -> SURVIVOR;
                case "HS" -> HUMONGOUS;
                case "HC" -> CONTINUED;
                case "F" -> FREE;
                default -> OLD;
            };
        }
    }

    /**
     * One region.
     *
     * @param number from 0, by address
     * @param start its address
     * @param used bytes, garbage included
     */
    public record Region(int number, Kind kind, long start, long used) {}

    private static final Pattern LINE =
            Pattern.compile(
                    "\\| *(\\d+)\\|0x([0-9a-f]+), 0x([0-9a-f]+), 0x([0-9a-f]+)\\| *\\d+%\\| *([A-Z]+)\\|.*");

    public Regions {
        regions = List.copyOf(regions);
    }

    /** The heap as it is now; no regions where the collector is not G1. */
    public static Regions now() {
        Collector collector = Collector.current();
        if (collector != Collector.G1) {
            return new Regions(List.of(), 0, 0, collector);
        }
        long bytes = Long.parseLong(Beans.option("G1HeapRegionSize", "0"));
        long most = Long.parseLong(Beans.option("MaxHeapSize", "0"));
        return new Regions(
                parse(Beans.command("vmInfo")),
                bytes,
                (int) (most / Math.max(1, bytes)),
                collector);
    }

    static List<Region> parse(String info) {
        List<Region> regions = new ArrayList<>();
        for (String line : info.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                long start = Long.parseUnsignedLong(matcher.group(2), 16);
                regions.add(
                        new Region(
                                Integer.parseInt(matcher.group(1)),
                                Kind.of(matcher.group(5)),
                                start,
                                Long.parseUnsignedLong(matcher.group(3), 16) - start));
            }
        }
        return regions;
    }

    /** The region that an address is in; empty where it is in none. */
    public Optional<Region> holding(long address) {
        return regions.stream()
                .filter(region -> address >= region.start() && address < region.start() + bytes)
                .findFirst();
    }

    /** How many regions are of this kind. */
    public int count(Kind kind) {
        return (int) regions.stream().filter(region -> region.kind() == kind).count();
    }

    /** Bytes in use in all regions of this kind. */
    public long used(Kind kind) {
        return regions.stream()
                .filter(region -> region.kind() == kind)
                .mapToLong(Region::used)
                .sum();
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        if (regions.isEmpty()) {
            pen.text("  " + collector + " has no regions").line();
            pen.note("heap() shows its spaces; -XX:+UseG1GC has regions");
            return pen.drawing();
        }
        pen.text("  ").bold(Figures.count(regions.size(), "region"));
        pen.text(" of " + Figures.rounded(bytes));
        pen.dim("   of at most " + Figures.grouped(most)).line().line();
        map(pen);
        pen.line();
        for (Kind kind : Kind.values()) {
            if (count(kind) > 0) {
                row(pen, kind);
            }
        }
        pen.note("the VM's own list; in use counts garbage that is not collected yet");
        return pen.drawing();
    }

    private void row(Pen pen, Kind kind) {
        pen.text("  ").text(kind.tone, String.valueOf(kind.letter)).text(" " + kind.title);
        pen.right(34, Figures.count(count(kind), "region"));
        if (kind != Kind.FREE) {
            pen.right(46, Figures.rounded(used(kind)));
            pen.dim(" of " + Figures.rounded(bytes * count(kind)));
        }
        pen.line();
    }

    /** A character for each region; rows in which all is free are told by their number. */
    private void map(Pen pen) {
        int width = Math.min(64, (pen.style().columns() - 10) / 8 * 8);
        int rows = 0;
        int skipped = 0;
        for (int from = 0; from < regions.size(); from += width) {
            List<Region> row = regions.subList(from, Math.min(regions.size(), from + width));
            boolean free = row.stream().allMatch(region -> region.kind() == Kind.FREE);
            if (free && from > 0 && from + width < regions.size() || rows >= MOST_ROWS) {
                skipped += row.size();
                continue;
            }
            skipped(pen, skipped);
            skipped = 0;
            pen.right(6, Tone.DIM, Figures.grouped(row.get(0).number())).text("  ");
            line(pen, row);
            rows++;
        }
        skipped(pen, skipped);
    }

    private static void skipped(Pen pen, int count) {
        if (count > 0) {
            pen.to(8).dim("… " + Figures.grouped(count) + " more").line();
        }
    }

    /** Neighbours of one kind are painted in one go. */
    private static void line(Pen pen, List<Region> row) {
        int from = 0;
        while (from < row.size()) {
            Kind kind = row.get(from).kind();
            StringBuilder run = new StringBuilder();
            while (from < row.size() && row.get(from).kind() == kind) {
                run.append(kind.letter);
                from++;
            }
            pen.text(kind.tone, run.toString());
        }
        pen.line();
    }
}
