package heapwise.lab.gc;

import heapwise.lab.Action;
import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.lang.management.MemoryPoolMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How full the heap is: now by pool, and over the run of a piece of code.
 *
 * @param samples bytes in use, evenly spaced over {@code took}; empty when nothing ran
 * @param collections how many collections ended within each sample's time
 */
public record HeapUse(
        List<Pool> pools, long max, List<Long> samples, List<Integer> collections, Duration took) {

    /**
     * @param max bytes that the pool may grow to; -1 where it has no limit of its own
     */
    public record Pool(String name, long used, long committed, long max) {}

    private static final long PERIOD_MILLIS = 2;

    public HeapUse {
        pools = List.copyOf(pools);
        samples = List.copyOf(samples);
        collections = List.copyOf(collections);
    }

    /** The heap as it is now. */
    public static HeapUse now() {
        return new HeapUse(
                read(), Runtime.getRuntime().maxMemory(), List.of(), List.of(), Duration.ZERO);
    }

    /**
     * Runs {@code action}, and looks at the heap every two milliseconds from a thread of its own.
     */
    public static HeapUse during(Action action) throws Exception {
        Sampler sampler = new Sampler();
        sampler.start();
        long start = System.nanoTime();
        try {
            action.run();
        } finally {
            sampler.running = false;
            sampler.interrupt();
            sampler.join();
        }
        return new HeapUse(
                read(),
                Runtime.getRuntime().maxMemory(),
                sampler.samples,
                sampler.collections,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private static List<Pool> read() {
        List<Pool> pools = new ArrayList<>();
        for (MemoryPoolMXBean bean : Pools.heapPools()) {
            var usage = bean.getUsage();
            pools.add(
                    new Pool(
                            bean.getName(), usage.getUsed(), usage.getCommitted(), usage.getMax()));
        }
        return pools;
    }

    private static final class Sampler extends Thread {

        private final List<Long> samples = new ArrayList<>();
        private final List<Integer> collections = new ArrayList<>();
        private volatile boolean running = true;

        Sampler() {
            super("heapwise-heap-sampler");
            setDaemon(true);
        }

        @Override
        public void run() {
            long counted = Collection.collections();
            do {
                long count = Collection.collections();
                samples.add(Pools.used());
                collections.add((int) (count - counted));
                counted = count;
                try {
                    Thread.sleep(PERIOD_MILLIS);
                } catch (InterruptedException ended) {
                    running = false;
                }
            } while (running);
            samples.add(Pools.used());
            collections.add((int) (Collection.collections() - counted));
        }
    }

    /** Bytes in use now. */
    public long used() {
        return pools.stream().mapToLong(Pool::used).sum();
    }

    /** The most bytes seen in use while the code ran; now, when nothing ran. */
    public long peak() {
        return samples.stream().mapToLong(Long::longValue).max().orElse(used());
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        if (!samples.isEmpty()) {
            timeline(pen);
        }
        for (Pool pool : pools) {
            long whole = pool.max() > 0 ? pool.max() : max;
            boolean narrow = pen.style().columns() < 72;
            int name = narrow ? 24 : 26;
            pen.text("  ").text(pool.name()).to(name);
            pen.right(name + 10, Figures.rounded(pool.used())).text("  ");
            pen.accent(Bars.bar(pool.used(), whole, narrow ? 8 : 16)).to(narrow ? 46 : 56);
            pen.dim((pool.max() > 0 ? "of " : "of the heap's ") + Figures.rounded(whole)).line();
        }
        pen.text("  ").bold(Figures.rounded(used())).text(" in use, at most ");
        pen.text(Figures.rounded(max)).line();
        pen.note("in use counts garbage that is not collected yet: gc() first shows what is live");
        return pen.drawing();
    }

    private void timeline(Pen pen) {
        int width = Math.min(samples.size(), pen.style().columns() - 4);
        long[] values = new long[width];
        StringBuilder marks = new StringBuilder();
        for (int column = 0; column < width; column++) {
            int from = column * samples.size() / width;
            int to = Math.max(from + 1, (column + 1) * samples.size() / width);
            int collected = 0;
            for (int i = from; i < to; i++) {
                values[column] = Math.max(values[column], samples.get(i));
                collected += collections.get(i);
            }
            marks.append(collected > 0 ? '↓' : ' ');
        }
        pen.text("  ").accent(Bars.sparkline(values, Math.max(1, peak()))).line();
        if (!marks.toString().isBlank()) {
            pen.text("  ").text(Tone.DIM, marks.toString().stripTrailing()).line();
        }
        pen.text("  ")
                .dim(Figures.time(took) + ", peak " + Figures.rounded(peak()) + ", ↓ a collection")
                .line()
                .line();
    }
}
