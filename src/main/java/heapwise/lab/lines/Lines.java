package heapwise.lab.lines;

import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import heapwise.lab.gc.Histogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each line of a source allocates, on the thread that runs it.
 *
 * @param lines in the order of the source
 * @param runs how often the code was run in all
 * @param steady whether the last two runs allocated the same in every line
 * @param liveSteady whether two runs in a row left the same on the live heap in every line
 */
public record Lines(List<Line> lines, int runs, boolean steady, boolean liveSteady) {

    /** Of runs that count what is allocated, and of those that look at the live heap. */
    private static final int MOST_RUNS = 6;

    private static final int MOST_LOOKS = 3;

    /**
     * @param bytes allocated in one run by the statements that begin on the line
     * @param live bytes that the top-level statement which begins here added to the live heap
     * @param hits how often a statement of the line ran
     */
    public record Line(int number, String text, long bytes, long live, long hits) {}

    public Lines {
        lines = List.copyOf(lines);
    }

    /**
     * Weaves probes into {@code source} and runs it: once to warm up, then until two runs in a row
     * leave the same on the live heap, then until two allocate the same in every line; ten times in
     * all at most.
     *
     * @param imports of the session, each a whole line; none for the usual ones
     */
    public static Lines of(String source, List<String> imports) throws Throwable {
        Woven woven = Woven.of(source, imports);
        List<String> text = source.lines().toList();
        int count = text.size();
        Live live = Live.of(woven, count);
        run(woven, count, null);
        long[] before = Probe.bytes();
        int runs = live.runs() + 1;
        boolean steady = false;
        while (!steady && runs < live.runs() + MOST_RUNS) {
            run(woven, count, null);
            runs++;
            steady = Arrays.equals(before, Probe.bytes());
            before = Probe.bytes();
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            lines.add(new Line(i, text.get(i - 1), before[i], live.bytes()[i], Probe.hits()[i]));
        }
        return new Lines(lines, runs, steady, live.steady());
    }

    private static void run(Woven woven, int lines, Probe.@Nullable Snapshots snapshots)
            throws Throwable {
        Probe.start(lines, woven.variables(), snapshots);
        try {
            woven.run().invokeExact();
        } finally {
            Probe.stop();
        }
    }

    /**
     * What each top-level statement adds to the live heap. The heap is counted between statements,
     * and the first count of a run is behind all that the instrument keeps for it. The VM itself
     * may keep something of its own meanwhile, so the code runs until two runs agree.
     *
     * @param bytes by line; where no two runs in a row agree, the middle one of what they say of it
     */
    private record Live(long[] bytes, int runs, boolean steady) {

        static Live of(Woven woven, int lines) throws Throwable {
            once(woven, lines);
            List<long[]> looks = new ArrayList<>();
            looks.add(once(woven, lines));
            boolean steady = false;
            while (!steady && looks.size() < MOST_LOOKS) {
                long[] now = once(woven, lines);
                steady = Arrays.equals(looks.get(looks.size() - 1), now);
                looks.add(now);
            }
            long[] last = looks.get(looks.size() - 1);
            return new Live(steady ? last : middle(looks), 1 + looks.size(), steady);
        }

        private static long[] middle(List<long[]> looks) {
            long[] middle = new long[looks.get(0).length];
            for (int line = 0; line < middle.length; line++) {
                int at = line;
                long[] said = looks.stream().mapToLong(look -> look[at]).sorted().toArray();
                middle[line] = said[said.length / 2];
            }
            return middle;
        }

        private static long[] once(Woven woven, int lines) throws Throwable {
            long[] added = new long[lines + 1];
            long[] last = new long[2];
            Probe.Snapshots snapshots =
                    line -> {
                        long now = Histogram.liveBytes();
                        added[(int) last[1]] += now - last[0];
                        last[0] = now;
                        last[1] = line;
                    };
            Histogram.liveBytes();
            run(woven, lines, snapshots);
            added[0] = 0;
            return added;
        }
    }

    /** Bytes that all lines allocate in one run. */
    public long bytes() {
        return lines.stream().mapToLong(Line::bytes).sum();
    }

    /** The line with this number, from 1. */
    public Line line(int number) {
        return lines.get(number - 1);
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        int columns = pen.style().columns();
        boolean narrow = columns < 72;
        int hits = columns - 1;
        int live = hits - 8;
        int bytes = live - 12;
        int bar = bytes - 10 - (narrow ? 0 : 8);
        pen.right(bytes, Tone.DIM, "allocated").right(live, Tone.DIM, "live");
        pen.right(hits, Tone.DIM, "hits").line();
        long most = 1;
        for (Line line : lines) {
            most = Math.max(most, line.bytes());
        }
        for (Line line : lines) {
            pen.right(4, Tone.DIM, String.valueOf(line.number())).text("  ");
            source(pen, line.text(), bar - 8);
            if (line.hits() > 0) {
                pen.to(bar).accent(narrow ? "" : Bars.bar(line.bytes(), most, 7));
                pen.right(bytes, Figures.grouped(line.bytes()));
                pen.right(live, Figures.signed(line.live()));
                pen.right(hits, Figures.grouped(line.hits()));
            }
            pen.line();
        }
        pen.note(
                "this thread only · "
                        + (steady ? "steady: " : "not yet steady: ")
                        + "run "
                        + runs
                        + " · live: what a whole top-level statement leaves on the heap"
                        + (liveSteady ? "" : ", which differed from run to run"));
        return pen.drawing();
    }

    private static void source(Pen pen, String text, int width) {
        String shown = text.replace("\t", "    ");
        if (shown.length() <= width) {
            pen.text(shown);
            return;
        }
        String ellipsis = pen.style().pick("…", "...");
        pen.text(shown.substring(0, Math.max(0, width - ellipsis.length())) + ellipsis);
    }
}
