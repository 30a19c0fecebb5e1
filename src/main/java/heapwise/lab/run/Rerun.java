package heapwise.lab.run;

import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The last cell, run again in other VMs: what it printed in each. */
public record Rerun(List<Result> results) {

    /**
     * @param text what the cell printed, and the values of its bare expressions
     */
    public record Result(String variant, String text, Duration took, boolean ended) {}

    public Rerun {
        results = List.copyOf(results);
    }

    /**
     * @param variants one VM for each, as {@link Variant} reads them
     */
    public static Rerun of(List<String> variants) throws InterruptedException {
        if (variants.isEmpty()) {
            throw new IllegalArgumentException(
                    "rerun wants at least one VM: rerun(\"serial\", \"zgc\", \"-Xmx64m\")");
        }
        List<Variant> chosen = variants.stream().map(Variant::of).toList();
        byte[] cells = Replay.write();
        List<Result> results = new ArrayList<>();
        for (Variant variant : chosen) {
            results.add(ReplayVm.run(variant, cells));
        }
        return new Rerun(results);
    }

    /** What the cell printed in the VM of this name. */
    public String text(String variant) {
        return results.stream()
                .filter(result -> result.variant().equals(variant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not run: " + variant))
                .text();
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        boolean table = results.stream().allMatch(result -> result.text().lines().count() <= 1);
        int width = 6;
        for (Result result : results) {
            width = Math.max(width, result.variant().length());
        }
        for (Result result : results) {
            pen.text("  ").accent(result.variant());
            if (table) {
                pen.to(width + 5).text(result.text().strip()).line();
            } else {
                pen.dim("   " + Figures.time(result.took())).line();
                result.text().lines().forEach(line -> pen.to(4).text(line).line());
            }
        }
        pen.note("the last cell, in a new VM each, after a replay of the cells before it");
        return pen.drawing();
    }
}
