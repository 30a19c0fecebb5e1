package heapwise.lab.gc;

import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * The mode this VM runs in: everything that decides which figures to expect. Sources: the VM's own
 * flags ({@code HotSpotDiagnosticMXBean}), which tell what is in force rather than what was asked
 * for.
 *
 * @param feature the JDK's feature number, 17 or 25
 * @param maxHeap {@code -Xmx} in bytes
 * @param usableHeap {@code Runtime.maxMemory()}, bytes: less under Serial and Parallel, by the
 *     survivor space that is always empty
 * @param alignment every object's size and address is a multiple of it; bytes
 */
public record VmMode(
        int feature,
        String version,
        Collector collector,
        long maxHeap,
        long usableHeap,
        boolean compressedOops,
        boolean compressedClassPointers,
        boolean compactHeaders,
        int alignment,
        int processors) {

    private static final class Holder {
        static final VmMode CURRENT = read();
    }

    public static VmMode current() {
        return Holder.CURRENT;
    }

    private static VmMode read() {
        return new VmMode(
                Runtime.version().feature(),
                System.getProperty("java.version"),
                Collector.current(),
                Long.parseLong(Beans.option("MaxHeapSize", "0")),
                Runtime.getRuntime().maxMemory(),
                Beans.flag("UseCompressedOops"),
                Beans.flag("UseCompressedClassPointers"),
                Beans.flag("UseCompactObjectHeaders"),
                Integer.parseInt(Beans.option("ObjectAlignmentInBytes", "8")),
                Runtime.getRuntime().availableProcessors());
    }

    /** Bytes of the header of an object that is no array (JEP 519 for compact headers). */
    public int header() {
        return compactHeaders ? 8 : compressedClassPointers ? 12 : 16;
    }

    /** Bytes of one reference in a field or an array. */
    public int reference() {
        return compressedOops ? 4 : 8;
    }

    /** Bits that a compressed reference is shifted by. */
    public int oopShift() {
        return Oops.CURRENT.shift;
    }

    /** What is added to a shifted compressed reference. */
    public long oopBase() {
        return Oops.CURRENT.base;
    }

    /** {@code JDK 17 · compressed oops}: the mode in a few words, for the heading of a drawing. */
    public String brief() {
        List<String> words = new ArrayList<>();
        words.add("JDK " + feature);
        words.add(compressedOops ? "compressed oops" : "64-bit oops");
        if (compactHeaders) {
            words.add("compact headers");
        }
        if (alignment != 8) {
            words.add("aligned to " + alignment);
        }
        return String.join(" · ", words);
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        row(pen, "JDK", version);
        row(pen, "collector", collector.toString());
        row(pen, "heap", "at most " + Figures.rounded(maxHeap) + usable());
        row(
                pen,
                "reference",
                reference() + " bytes" + (compressedOops ? " (compressed oops)" : ""));
        row(
                pen,
                "header",
                header() + " bytes" + (compactHeaders ? " (compact headers)" : ", arrays 4 more"));
        row(pen, "alignment", alignment + " bytes");
        row(pen, "processors", String.valueOf(processors));
        return pen.drawing();
    }

    /** The status line and {@code heap} count what can be in use at the same time. */
    private String usable() {
        String all = Figures.rounded(maxHeap);
        String usable = Figures.rounded(usableHeap);
        return usable.equals(all) ? "" : ", " + usable + " at once: a survivor space stays empty";
    }

    private static void row(Pen pen, String what, String value) {
        pen.text("  ").text(Tone.DIM, what).to(14).text(value).line();
    }

    /** Asked apart, since {@code vmInfo} takes tens of milliseconds and only addresses need it. */
    private static final class Oops {
        static final Oops CURRENT = read();

        private final int shift;
        private final long base;

        private Oops(int shift, long base) {
            this.shift = shift;
            this.base = base;
        }

        /** The line is {@code CompressedOops::print_mode}'s, the same in 17 and 25. */
        private static Oops read() {
            for (String line : Beans.command("vmInfo").lines().toList()) {
                int at = line.indexOf("Compressed Oops mode: ");
                if (at >= 0) {
                    return of(line.substring(at + "Compressed Oops mode: ".length()));
                }
            }
            return new Oops(0, 0);
        }

        private static Oops of(String mode) {
            int shift = 0;
            long base = 0;
            for (String part : mode.split(", ")) {
                if (part.startsWith("Oop shift amount: ")) {
                    shift = Integer.parseInt(part.substring("Oop shift amount: ".length()).strip());
                } else if (part.startsWith("Non-zero") && part.contains("0x")) {
                    base =
                            Long.parseUnsignedLong(
                                    part.substring(part.indexOf("0x") + 2).strip(), 16);
                }
            }
            return new Oops(shift, base);
        }
    }
}
