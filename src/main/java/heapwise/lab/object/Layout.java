package heapwise.lab.object;

import heapwise.lab.gc.VmMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;

/**
 * Where the bytes of an object are: header, fields and gaps, in this VM. Offsets come from JOL, the
 * size from the VM.
 *
 * @param title the declaration of the class, or the array with its length
 * @param size shallow bytes
 * @param slots in order of their offsets, without holes
 * @param doubt what JOL believes where it differs from the VM; empty where they agree
 */
public record Layout(String title, long size, List<Slot> slots, String doubt, String mode) {

    public Layout {
        slots = List.copyOf(slots);
    }

    /** The layout of {@code object}, with its values. */
    public static Layout of(Object object) {
        if (object.getClass() == Class.class) {
            return of((Class<?>) object);
        }
        return of(object.getClass(), object);
    }

    /** The layout that instances of {@code type} have; of an empty array for an array class. */
    public static Layout of(Class<?> type) {
        if (type.isPrimitive() || type.isInterface()) {
            throw new IllegalArgumentException(
                    Names.of(type)
                            + " has no instances, so it has no layout: give a class or an object");
        }
        return of(type, null);
    }

    private static Layout of(Class<?> type, @Nullable Object instance) {
        ClassLayout jol = Jol.layout(type, instance);
        long size = instance == null ? jol.instanceSize() : Sizes.shallow(instance);
        String doubt =
                size == jol.instanceSize() ? "" : "JOL says " + jol.instanceSize() + " bytes";
        List<Slot> slots = header(type, instance);
        for (FieldLayout field : jol.fields()) {
            if (field.size() > 0) {
                slots.add(Fields.slot(type, field, instance));
            }
        }
        String title =
                instance != null && type.isArray() ? Names.of(instance) : Names.declaration(type);
        return new Layout(
                title, size, gaps(slots, size, injects(type)), doubt, VmMode.current().brief());
    }

    private static List<Slot> header(Class<?> type, @Nullable Object instance) {
        VmMode mode = VmMode.current();
        List<Slot> slots = new ArrayList<>();
        MarkWord mark = instance == null ? null : MarkWord.of(instance);
        slots.add(
                new Slot(
                        Slot.Kind.HEADER,
                        0,
                        8,
                        mode.compactHeaders() ? "mark word with class" : "mark word",
                        "",
                        mark == null ? "" : mark.hex() + "  " + mark.describe()));
        if (!mode.compactHeaders()) {
            slots.add(
                    new Slot(
                            Slot.Kind.HEADER,
                            8,
                            mode.header() - 8,
                            "class word",
                            "",
                            instance == null ? "" : Names.of(type)));
        }
        if (type.isArray()) {
            String length =
                    instance == null
                            ? ""
                            : String.valueOf(java.lang.reflect.Array.getLength(instance));
            slots.add(new Slot(Slot.Kind.HEADER, mode.header(), 4, "length", "", length));
        }
        return slots;
    }

    /**
     * Fills what no slot covers; a field that reaches past the VM's own size is left out rather
     * than drawn wrong.
     */
    private static List<Slot> gaps(List<Slot> covered, long size, boolean injects) {
        List<Slot> sorted = new ArrayList<>(covered);
        sorted.removeIf(slot -> slot.end() > size);
        sorted.sort((a, b) -> Long.compare(a.offset(), b.offset()));
        List<Slot> all = new ArrayList<>();
        long at = 0;
        for (Slot slot : sorted) {
            if (slot.offset() > at) {
                gap(all, at, slot.offset(), injects);
            }
            all.add(slot);
            at = slot.end();
        }
        if (at < size) {
            all.add(new Slot(Slot.Kind.GAP, at, size - at, "gap", "", ""));
        }
        return all;
    }

    /** A gap of eight bytes and more is none where the VM injects fields that no class declares. */
    private static void gap(List<Slot> all, long from, long to, boolean injects) {
        long aligned = (from + 7) / 8 * 8;
        long end = injects && to - aligned >= 8 ? aligned : to;
        if (end > from) {
            all.add(new Slot(Slot.Kind.GAP, from, end - from, "gap", "", ""));
        }
        if (to > end) {
            all.add(new Slot(Slot.Kind.FIELD, end, to - end, "injected by the VM", "", ""));
        }
    }

    /**
     * Whether HotSpot adds fields of its own to the class, as to Class, ClassLoader and Module
     * ({@code javaClasses.hpp}, the macros {@code …_INJECTED_FIELDS}); all are of the JDK.
     */
    private static boolean injects(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getName().startsWith("java.lang.") && at != Object.class) {
                return true;
            }
        }
        return false;
    }

    /** Bytes of the header, of all fields, or of all gaps. */
    public long bytes(Slot.Kind kind) {
        return slots.stream().filter(slot -> slot.kind() == kind).mapToLong(Slot::bytes).sum();
    }

    /** The offset of a field by its name, bytes. */
    public long offset(String field) {
        return slots.stream()
                .filter(slot -> slot.kind() == Slot.Kind.FIELD)
                .filter(slot -> Objects.equals(Fields.name(slot), field))
                .mapToLong(Slot::offset)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(title + " has no field " + field));
    }

    @Override
    public String toString() {
        return LayoutDrawing.of(this);
    }
}
