// feedback: A char is a unit of UTF-16: two bytes, whatever is in it.
// fails: all classes as on a VM of today: compressed references
// when: says /class \{ char a; char b; char c; \}: you say/
// when: passes "an object without fields"
// when: passes "small fields fill the gap"
import java.lang.reflect.Modifier;
public class LayoutCalc {
    public enum Mode {
        COMPRESSED(12, 4, 8), UNCOMPRESSED(12, 8, 8), ALIGNED_16(12, 4, 16), COMPACT(8, 4, 8);
        public final int header; public final int reference; public final int alignment;
        Mode(int header, int reference, int alignment) { this.header = header; this.reference = reference; this.alignment = alignment; }
    }
    public static long size(Class<?> type, Mode mode) {
        long sum = mode.header;
        for (var f : type.getDeclaredFields()) {
            if ((f.getModifiers() & Modifier.STATIC) != 0) continue;
            Class<?> t = f.getType();
            sum += !t.isPrimitive() ? mode.reference : t == long.class || t == double.class ? 8 : t == int.class || t == float.class ? 4 : t == short.class ? 2 : 1;
        }
        return (sum + mode.alignment - 1) / mode.alignment * mode.alignment;
    }
}
