// feedback: `transient` is a word for serialization: the field is left out of what is written, not of the object.
// fails: a field counts whoever may see it: private, transient, volatile, the outer object
// when: fails "all classes with compact headers"
// when: says "private long a; private transient int b; }: you say 16, the VM says 24"
// when: passes "a static field is no part"
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
            if ((f.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) != 0) continue;
            Class<?> t = f.getType();
            sum += !t.isPrimitive() ? mode.reference : t == long.class || t == double.class ? 8 : t == int.class || t == float.class ? 4 : t == char.class || t == short.class ? 2 : 1;
        }
        return (sum + mode.alignment - 1) / mode.alignment * mode.alignment;
    }
}
