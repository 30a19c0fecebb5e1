package heapwise.lab.run;

import heapwise.lab.Action;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import java.time.Duration;
import java.util.Arrays;

/**
 * How long a piece of code takes, fairly but quickly: warmed up, then timed in ten batches.
 *
 * @param fastest nanoseconds of one run in the fastest batch, as is each other figure of its batch
 * @param runs timed in all
 */
public record Timing(double fastest, double median, double slowest, long runs) {

    private static final long WARM_UP_NANOS = 300_000_000L;
    private static final long BATCH_NANOS = 30_000_000L;
    private static final int BATCHES = 10;

    public static Timing of(Action action) throws Exception {
        long start = System.nanoTime();
        long warm = 0;
        do {
            action.run();
            warm++;
        } while (System.nanoTime() - start < WARM_UP_NANOS);
        double each = (double) (System.nanoTime() - start) / warm;
        long batch = Math.max(1, Math.round(BATCH_NANOS / Math.max(1, each)));
        double[] nanos = new double[BATCHES];
        for (int b = 0; b < BATCHES; b++) {
            long from = System.nanoTime();
            for (long i = 0; i < batch; i++) {
                action.run();
            }
            nanos[b] = (double) (System.nanoTime() - from) / batch;
        }
        Arrays.sort(nanos);
        return new Timing(
                nanos[0],
                (nanos[BATCHES / 2 - 1] + nanos[BATCHES / 2]) / 2,
                nanos[BATCHES - 1],
                batch * BATCHES);
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        pen.text("  ").bold(said(median)).text(" a run");
        pen.dim("   fastest " + said(fastest) + ", slowest " + said(slowest));
        pen.line();
        pen.note(
                "no benchmark: "
                        + Figures.grouped(runs)
                        + " runs in ten batches after "
                        + WARM_UP_NANOS / 1_000_000
                        + " ms of warm-up; the JIT may remove what nobody uses. For decisions: JMH.");
        return pen.drawing();
    }

    private static String said(double nanos) {
        return nanos < 100
                ? String.format(java.util.Locale.ROOT, "%.1f ns", nanos)
                : Figures.time(Duration.ofNanos(Math.round(nanos)));
    }
}
