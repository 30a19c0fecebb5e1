// feedback: The sum is kept in 16 bits, which a class with thousands of fields exceeds: what is above is cut off without a word, and `+=` is silent about it. An `int` has room for every object.
// fails: classes of any fields, few or many, in any order
// when: says /and 9170 more \}: you say [2-6]\d{3}, the VM says (6[6-9]|7[0-2])\d{3}\b/
// when: passes "classes of the same name"
// when: passes "all classes as on a VM of today"
// when: passes "the variables that a local class uses"
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

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
        short sum = (short) mode.header;
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                sum += sizeOf(field.getType(), mode);
            }
        }
        // Small fields fill the gaps before larger ones: whatever is lost, is lost at the end.
        return align(sum, mode.alignment);
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
