package heapwise.lab.gc;

import java.util.Arrays;
import java.util.List;

/** A histogram made by hand. */
public final class HistogramSample {

    private HistogramSample() {}

    public static Histogram histogram() {
        return Histogram.of(
                List.of(
                        new Histogram.Row("[B", 52_251, 4_972_416),
                        new Histogram.Row("java.lang.String", 50_916, 1_221_984),
                        new Histogram.Row("REPL.$JShell$12$Point", 12_345, 296_280),
                        new Histogram.Row("[[I", 2, 48)));
    }

    /** One histogram for each count of instances of one class, which all have these bytes. */
    public static List<Histogram> points(String type, long bytes, long... counts) {
        return Arrays.stream(counts)
                .mapToObj(
                        count ->
                                Histogram.of(
                                        List.of(new Histogram.Row(type, count, count * bytes))))
                .toList();
    }
}
