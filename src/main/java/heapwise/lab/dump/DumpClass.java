package heapwise.lab.dump;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class as a dump describes it. */
final class DumpClass {

    /**
     * A reference field; {@code offset} within an instance's bytes of this class, or the value of a
     * static one.
     */
    record Reference(String name, String declaredBy, long offset) {}

    final long id;
    final long superId;
    final long loader;
    final String name;
    final List<Reference> statics = new ArrayList<>();
    final List<Reference> declared = new ArrayList<>();

    /** Bytes of the fields that this class itself declares. */
    int ownBytes;

    /** Where {@code long tid} is, for {@code java.lang.Thread}; else -1. */
    int tid = -1;

    private Reference @Nullable [] all;
    private boolean reference;

    DumpClass(long id, long superId, long loader, String name) {
        this.id = id;
        this.superId = superId;
        this.loader = loader;
        this.name = name;
    }

    /**
     * The reference fields of instances, with offsets from the first byte; an instance has the
     * fields of its own class first.
     */
    Reference[] references(DumpClasses classes) {
        Reference[] known = all;
        if (known == null) {
            List<Reference> found = new ArrayList<>();
            int base = 0;
            for (DumpClass at = this; at != null; at = classes.of(at.superId)) {
                for (Reference field : at.declared) {
                    found.add(
                            new Reference(field.name(), field.declaredBy(), base + field.offset()));
                }
                reference |= at.name.equals("java.lang.ref.Reference");
                base += at.ownBytes;
            }
            known = found.toArray(Reference[]::new);
            all = known;
        }
        return known;
    }

    /**
     * Whether instances are weak, soft, phantom or final references; known after {@link
     * #references}.
     */
    boolean isReference() {
        return reference;
    }
}
