import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Places each field. */
public class LayoutCalc {

    public enum Mode {
        COMPRESSED(12, 4, 8),
        UNCOMPRESSED(12, 8, 8),
        ALIGNED_16(12, 4, 16),
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

    private record Slot(boolean reference, int size) {}

    public static long size(Class<?> type, Mode mode) {
        List<Slot> slots = new ArrayList<>();
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(field -> slot(field, mode))
                .sorted(Comparator.comparing(Slot::reference).thenComparing(slot -> -slot.size()))
                .forEach(slots::add);
        BitSet taken = new BitSet();
        taken.set(0, mode.header);
        for (Slot slot : slots) {
            int at = 0;
            while (!taken.get(at, at + slot.size()).isEmpty()) {
                at += slot.size();
            }
            taken.set(at, at + slot.size());
        }
        return (taken.length() + mode.alignment - 1L) / mode.alignment * mode.alignment;
    }

    private static Slot slot(Field field, Mode mode) {
        return switch (field.getType().getName()) {
            case "long", "double" -> new Slot(false, Long.BYTES);
            case "int", "float" -> new Slot(false, Integer.BYTES);
            case "short", "char" -> new Slot(false, Character.BYTES);
            case "byte", "boolean" -> new Slot(false, 1);
            default -> new Slot(true, mode.reference);
        };
    }
}
