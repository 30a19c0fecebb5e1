package heapwise.lab.gc;

import heapwise.lab.draw.Bars;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory outside the heap: buffers as {@code BufferPoolMXBean} counts them, and the VM's own
 * categories where native memory tracking is on.
 *
 * @param categories the largest first; empty without {@code -XX:NativeMemoryTracking=summary}
 */
public record OffHeap(List<Buffers> buffers, List<Category> categories) {

    private static final int MOST_ROWS = 8;

    /** A pool of buffers: {@code direct}, {@code mapped}. */
    public record Buffers(String name, long count, long bytes) {}

    /**
     * A category of native memory tracking.
     *
     * @param reserved bytes of address space
     * @param committed bytes that the system has promised
     */
    public record Category(String name, long reserved, long committed) {}

    private static final Pattern LINE =
            Pattern.compile("-\\s+(.+?) \\(reserved=(\\d+)KB, committed=(\\d+)KB.*");

    public OffHeap {
        buffers = List.copyOf(buffers);
        categories = List.copyOf(categories);
    }

    public static OffHeap now() {
        List<Buffers> buffers = new ArrayList<>();
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            buffers.add(new Buffers(pool.getName(), pool.getCount(), pool.getMemoryUsed()));
        }
        buffers.removeIf(pool -> pool.name().startsWith("mapped") && pool.count() == 0);
        return new OffHeap(buffers, categories(Beans.command("vmNativeMemory", "summary")));
    }

    static List<Category> categories(String summary) {
        List<Category> categories = new ArrayList<>();
        for (String line : summary.lines().toList()) {
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                categories.add(
                        new Category(
                                matcher.group(1).strip(),
                                1024 * Long.parseLong(matcher.group(2)),
                                1024 * Long.parseLong(matcher.group(3))));
            }
        }
        categories.sort(Comparator.comparingLong(Category::committed).reversed());
        return categories;
    }

    /** Bytes of direct buffers. */
    public long direct() {
        return buffers.stream()
                .filter(pool -> pool.name().equals("direct"))
                .mapToLong(Buffers::bytes)
                .sum();
    }

    /**
     * Committed bytes of a category ({@code Other}, {@code Thread} …); 0 when it is unknown or
     * tracking is off.
     */
    public long committed(String category) {
        return categories.stream()
                .filter(row -> row.name().equals(category))
                .mapToLong(Category::committed)
                .sum();
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        for (Buffers pool : buffers) {
            pen.text("  ").text(pool.name() + " buffers").to(24);
            pen.right(40, Figures.grouped(pool.bytes()))
                    .dim("  " + Figures.count(pool.count(), "buffer"));
            pen.line();
        }
        if (categories.isEmpty()) {
            pen.note(
                    "what the VM itself takes is not tracked here: start it with"
                            + " -XX:NativeMemoryTracking=summary");
            return pen.drawing();
        }
        pen.line().right(40, Tone.DIM, "committed").line();
        long most = categories.get(0).committed();
        for (Category row : categories.subList(0, Math.min(MOST_ROWS, categories.size()))) {
            pen.text("  ").text(row.name()).to(24).right(40, Figures.grouped(row.committed()));
            pen.text("  ").accent(Bars.bar(row.committed(), most, 12)).line();
        }
        pen.note(
                "Arena memory is under Other; memory of libraries beside the VM is in no category");
        return pen.drawing();
    }
}
