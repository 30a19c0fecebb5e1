// feedback: You add up the fields and stop there. An object ends at a multiple of the alignment, or the next one would start in the wrong place.
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Computes the size of instances by HotSpot's rules. */
public class LayoutCalc {

    /** How a VM lays out objects; all figures in bytes. */
    public enum Mode {
        /** What you get by default. */
        COMPRESSED(12, 4, 8),
        /** With -XX:-UseCompressedOops, or a heap of 32 GB and more. */
        UNCOMPRESSED(12, 8, 8),
        /** With -XX:ObjectAlignmentInBytes=16. */
        ALIGNED_16(12, 4, 16),
        /** With -XX:+UseCompactObjectHeaders, JDK 25. */
        COMPACT(8, 4, 8);

        public final int header;
        public final int reference;
        public final int alignment;

        Mode(int header, int reference, int alignment) {
            this.header = header;
            this.reference = reference;
            this.alignment = alignment;
        }
    }

    /** Returns the bytes of an instance of this class, whose superclass is Object. */
    public static long size(Class<?> type, Mode mode) {
        List<Integer> primitives = new ArrayList<>();
        List<Integer> references = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                (field.getType().isPrimitive() ? primitives : references)
                        .add(sizeOf(field.getType(), mode));
            }
        }
        primitives.sort(Comparator.reverseOrder());
        List<Integer> fields = new ArrayList<>(primitives);
        fields.addAll(references);

        long end = mode.header;
        List<long[]> gaps = new ArrayList<>();
        for (int size : fields) {
            if (!fill(gaps, size)) {
                long start = align(end, size);
                addGap(gaps, end, start);
                end = start + size;
            }
        }
        return end;
    }

    /** Puts a field into the smallest gap that has room for it; false if there is none. */
    private static boolean fill(List<long[]> gaps, int size) {
        long[] best = null;
        for (long[] gap : gaps) {
            boolean fits = align(gap[0], size) + size <= gap[1];
            if (fits && (best == null || gap[1] - gap[0] < best[1] - best[0])) {
                best = gap;
            }
        }
        if (best == null) {
            return false;
        }
        gaps.remove(best);
        long start = align(best[0], size);
        addGap(gaps, best[0], start);
        addGap(gaps, start + size, best[1]);
        return true;
    }

    private static void addGap(List<long[]> gaps, long start, long end) {
        if (start < end) {
            gaps.add(new long[] {start, end});
        }
    }

    private static int sizeOf(Class<?> type, Mode mode) {
        if (type == long.class || type == double.class) {
            return 8;
        }
        if (type == int.class || type == float.class) {
            return 4;
        }
        if (type == short.class || type == char.class) {
            return 2;
        }
        return type.isPrimitive() ? 1 : mode.reference;
    }

    private static long align(long offset, int multiple) {
        return (offset + multiple - 1) / multiple * multiple;
    }
}
