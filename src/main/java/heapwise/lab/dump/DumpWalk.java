package heapwise.lab.dump;

import heapwise.lab.object.Names;
import heapwise.lab.path.Chain;
import heapwise.lab.path.PathReference;
import heapwise.lab.path.Strength;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A breadth-first walk over the objects of a dump, from its roots to one object. */
final class DumpWalk {

    private static final int BODY = 25;
    private static final int UNSEEN = Integer.MIN_VALUE;

    private final DumpReader dump;
    private final List<DumpRoots.Place> roots;
    private final int target;
    private final int[] origins;
    private final int[] queue;
    private int found;

    /**
     * @param target the index of the object looked for
     */
    DumpWalk(DumpReader dump, List<DumpRoots.Place> roots, int target) {
        this.dump = dump;
        this.roots = roots;
        this.target = target;
        origins = new int[dump.ids.size()];
        Arrays.fill(origins, UNSEEN);
        queue = new int[dump.ids.size()];
    }

    int found() {
        return found;
    }

    /** Walks; returns the chain, or null when no root leads to the target. */
    @Nullable Chain chain() {
        for (int r = 0; r < roots.size(); r++) {
            add(roots.get(r).id(), -2 - r);
        }
        for (int i = 0; i < found && origins[target] == UNSEEN; i++) {
            int from = queue[i];
            edges(from, id -> add(id, from));
        }
        return origins[target] == UNSEEN ? null : build();
    }

    private void add(long id, int origin) {
        if (id == 0) {
            return;
        }
        int index = dump.ids.indexOf(id);
        if (index >= 0 && origins[index] == UNSEEN) {
            origins[index] = origin;
            queue[found++] = index;
        }
    }

    private void edges(int index, LongConsumer to) {
        long place = dump.ids.place(index);
        switch (dump.file.u1(place)) {
            case DumpReader.INSTANCE -> {
                DumpClass type = dump.classes.of(dump.file.i8(place + 13));
                if (type != null) {
                    for (DumpClass.Reference field : type.references(dump.classes)) {
                        if (!weak(type, field)) {
                            to.accept(dump.file.i8(place + BODY + field.offset()));
                        }
                    }
                    to.accept(type.id);
                }
            }
            case DumpReader.ARRAY -> {
                long count = dump.file.i4(place + 13) & 0xffff_ffffL;
                for (long i = 0; i < count; i++) {
                    to.accept(dump.file.i8(place + BODY + 8 * i));
                }
            }
            case DumpReader.CLASS_DUMP -> {
                DumpClass type = dump.classes.of(dump.ids.id(index));
                boolean asks = type != null && type.name.equals(dump.holder);
                if (type != null && !asks && !DumpRoots.ofTheLab(type.name)) {
                    type.statics.forEach(field -> to.accept(field.offset()));
                    to.accept(type.loader);
                    to.accept(type.superId);
                }
            }
            default -> {}
        }
    }

    private static boolean weak(DumpClass type, DumpClass.Reference field) {
        return type.isReference()
                && field.declaredBy().equals("java.lang.ref.Reference")
                && (field.name().equals("referent") || field.name().equals("discovered"));
    }

    private Chain build() {
        int length = 0;
        for (int i = target; i >= 0; i = origins[i]) {
            length++;
        }
        int[] path = new int[length];
        int at = target;
        for (int i = length - 1; i >= 0; i--) {
            path[i] = at;
            at = origins[at];
        }
        DumpRoots.Place root = roots.get(-2 - at);
        Chain.Builder builder = new Chain.Builder(root.root());
        PathReference first = DumpRoots.step(root, type(path[0]), name(path[0]));
        if (length == 1) {
            return builder.end(first);
        }
        builder.add(first);
        for (int i = 1; i < length - 1; i++) {
            builder.add(step(path[i - 1], path[i]));
        }
        return builder.end(step(path[length - 2], path[length - 1]));
    }

    private PathReference step(int from, int to) {
        long place = dump.ids.place(from);
        long id = dump.ids.id(to);
        int tag = dump.file.u1(place);
        if (tag == DumpReader.ARRAY) {
            int index = 0;
            while (dump.file.i8(place + BODY + 8L * index) != id) {
                index++;
            }
            return step(PathReference.Kind.ELEMENT, "", index, "", to);
        }
        if (tag == DumpReader.INSTANCE) {
            DumpClass type = dump.classes.of(dump.file.i8(place + 13));
            if (type != null) {
                for (DumpClass.Reference field : type.references(dump.classes)) {
                    if (dump.file.i8(place + BODY + field.offset()) == id) {
                        return step(
                                PathReference.Kind.FIELD, field.name(), 0, field.declaredBy(), to);
                    }
                }
            }
            return step(PathReference.Kind.CLASS, "its class", 0, "", to);
        }
        DumpClass type = dump.classes.of(dump.ids.id(from));
        if (type != null) {
            for (DumpClass.Reference field : type.statics) {
                if (field.offset() == id) {
                    return step(PathReference.Kind.STATIC, field.name(), 0, field.declaredBy(), to);
                }
            }
        }
        boolean loader = type != null && type.loader == id;
        return step(
                PathReference.Kind.CLASS,
                loader ? "its class loader" : "its superclass",
                0,
                "",
                to);
    }

    private PathReference step(
            PathReference.Kind kind, String field, int index, String by, int to) {
        return new PathReference(kind, field, index, by, type(to), name(to), "", Strength.STRONG);
    }

    /** The binary name of the object's class. */
    private String type(int index) {
        long place = dump.ids.place(index);
        return switch (dump.file.u1(place)) {
            case DumpReader.INSTANCE -> dump.classes.name(dump.file.i8(place + 13));
            case DumpReader.ARRAY -> dump.classes.name(dump.file.i8(place + 17));
            case DumpReader.PRIMITIVES -> "[" + "ZCFDBSIJ".charAt(dump.file.u1(place + 17) - 4);
            default -> "java.lang.Class";
        };
    }

    private String name(int index) {
        long place = dump.ids.place(index);
        return switch (dump.file.u1(place)) {
            case DumpReader.INSTANCE -> Names.of(type(index));
            case DumpReader.ARRAY, DumpReader.PRIMITIVES ->
                    Names.ofArray(type(index), dump.file.i4(place + 13));
            default -> "class " + Names.of(dump.classes.name(dump.ids.id(index)));
        };
    }
}
