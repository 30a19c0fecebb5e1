package heapwise.lab.object;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jol.info.FieldLayout;
import org.openjdk.jol.vm.VirtualMachine;

/** The fields that JOL found, as slots. */
final class Fields {

    private Fields() {}

    static Slot slot(Class<?> type, FieldLayout field, @Nullable Object instance) {
        if (type.isArray()) {
            return new Slot(Slot.Kind.FIELD, field.offset(), field.size(), "elements", "", "");
        }
        Class<?> owner = type;
        while (owner != null && !isCalled(owner, field.hostClass())) {
            owner = owner.getSuperclass();
        }
        return new Slot(
                Slot.Kind.FIELD,
                field.offset(),
                field.size(),
                Names.of(field.typeClass()) + " " + field.name(),
                owner == type ? "" : owner == null ? Names.of(field.hostClass()) : Names.of(owner),
                instance == null ? "" : value(instance, field));
    }

    /** JOL calls a class by its canonical name where it has one. */
    private static boolean isCalled(Class<?> type, String name) {
        return name.equals(type.getCanonicalName()) || name.equals(type.getName());
    }

    static String name(Slot slot) {
        return slot.what().substring(slot.what().lastIndexOf(' ') + 1);
    }

    private static String value(Object instance, FieldLayout field) {
        VirtualMachine machine = Jol.machine();
        long at = field.offset();
        return switch (field.typeClass()) {
            case "boolean" -> String.valueOf(machine.getBoolean(instance, at));
            case "byte" -> String.valueOf(machine.getByte(instance, at));
            case "short" -> String.valueOf(machine.getShort(instance, at));
            case "char" -> character(machine.getChar(instance, at));
            case "int" -> String.valueOf(machine.getInt(instance, at));
            case "float" -> String.valueOf(machine.getFloat(instance, at));
            case "long" -> String.valueOf(machine.getLong(instance, at));
            case "double" -> String.valueOf(machine.getDouble(instance, at));
            default -> Names.of(Raw.reference(instance, at));
        };
    }

    private static String character(char c) {
        return c >= ' ' && c < 127 ? "'" + c + "'" : String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}
