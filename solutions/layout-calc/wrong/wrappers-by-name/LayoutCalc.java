// feedback: A `Long` is a reference, though it is called like a `long`: ask the type whether it is primitive, not for its name in small letters.
// fails: classes of any fields, few or many, in any order
// when: calls Class.getSimpleName
// when: calls String.toLowerCase
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Locale;

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
        long sum = mode.header;
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                sum += sizeOf(field.getType(), mode);
            }
        }
        return align(sum, mode.alignment);
    }

    private static int sizeOf(Class<?> type, Mode mode) {
        return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
            case "long", "double" -> 8;
            case "int", "float" -> 4;
            case "short", "char" -> 2;
            case "byte", "boolean" -> 1;
            default -> mode.reference;
        };
    }

    private static long align(long offset, int multiple) {
        return (offset + multiple - 1) / multiple * multiple;
    }
}
