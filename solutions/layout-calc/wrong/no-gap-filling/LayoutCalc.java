// feedback: Largest first is right, but room is left in the gap after the header. HotSpot puts every later field there that fits, until it is full.
// fails: small fields fill the gap between the header and the first long
// when: calls *.sort or calls *.sorted or uses Comparator
// when: passes "without fields"
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
        List<Integer> sizes = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                sizes.add(sizeOf(field.getType(), mode));
            }
        }
        sizes.sort(Comparator.reverseOrder());
        long end = mode.header;
        for (int size : sizes) {
            end = align(end, size) + size;
        }
        return align(end, mode.alignment);
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
