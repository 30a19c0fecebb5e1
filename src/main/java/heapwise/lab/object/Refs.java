package heapwise.lab.object;

import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects that one object refers to, as a tree. It holds them weakly: drawn again after a
 * collection, what was collected is still there, as a ghost.
 */
public final class Refs {

    static final int DEPTH = 4;
    static final int WIDTH = 6;
    private static final int MOST_NODES = 60;
    private static final String NO_QUEUE = "java.lang.ref.ReferenceQueue$Null";

    private final Node root;
    private final int left;

    /** One place in the tree; {@code number} is 0 where the object occurs once. */
    private static final class Node {
        final String edge;
        final String name;
        final WeakReference<@Nullable Object> object;
        final long size;
        final List<Node> children = new ArrayList<>();
        final boolean again;
        final boolean weak;
        int number;
        long unshown;

        Node(String edge, Object object, boolean weak, boolean again) {
            this.edge = edge;
            this.name = Names.of(object);
            this.object = new WeakReference<>(object);
            this.size = Sizes.shallow(object);
            this.weak = weak;
            this.again = again;
        }
    }

    private Refs(Node root, int left) {
        this.root = root;
        this.left = left;
    }

    /** The tree below {@code object}, four levels deep and six references wide. */
    public static @Nullable Refs of(@Nullable Object object) {
        return object == null ? null : new Grower().grow(object);
    }

    private static final class Grower {

        /** Searched by {@code ==}: an identity map would write a hash into each object drawn. */
        private final List<Object> met = new ArrayList<>();

        private final List<Node> nodesMet = new ArrayList<>();
        private int numbers;
        private int nodes;

        Refs grow(Object object) {
            Node root = new Node("", object, false, false);
            meet(object, root);
            List<Node> level = List.of(root);
            for (int depth = 0; depth < DEPTH && !level.isEmpty(); depth++) {
                List<Node> next = new ArrayList<>();
                for (Node node : level) {
                    next.addAll(children(node, depth == 0));
                }
                level = next;
            }
            int cut = 0;
            for (Node node : level) {
                Object deepest = node.object.get();
                cut += deepest == null || node.again || node.weak ? 0 : references(deepest);
            }
            return new Refs(root, cut);
        }

        private static int references(Object object) {
            Shape shape = Shape.of(object);
            int count = 0;
            if (object instanceof Object[] array) {
                for (Object element : array) {
                    count += isShown(element) ? 1 : 0;
                }
            }
            if (object instanceof Reference<?> reference) {
                count += Edges.referent(reference) == null ? 0 : 1;
            }
            for (long offset : shape.frontier ? new long[0] : shape.offsets) {
                count += isShown(Raw.reference(object, offset)) ? 1 : 0;
            }
            return count;
        }

        /** The queue that stands for none says nothing about a weak reference. */
        private static boolean isShown(@Nullable Object object) {
            return object != null && !object.getClass().getName().equals(NO_QUEUE);
        }

        private List<Node> children(Node node, boolean first) {
            Object object = node.object.get();
            if (object == null || node.again || node.weak) {
                return List.of();
            }
            Shape shape = Shape.of(object);
            if (shape.frontier && !first) {
                return List.of();
            }
            List<Node> grown = new ArrayList<>();
            if (object instanceof Object[] array) {
                for (int i = 0; i < array.length; i++) {
                    add(node, grown, "[" + i + "]", array[i], false);
                }
            }
            for (int i = 0; i < shape.offsets.length; i++) {
                String edge = "." + shape.fields[i].getName();
                add(node, grown, edge, Raw.reference(object, shape.offsets[i]), false);
            }
            if (object instanceof Reference<?> reference) {
                String edge = Edges.strength(reference).said() + " .referent";
                add(node, grown, edge, Edges.referent(reference), true);
            }
            return grown;
        }

        private void add(
                Node parent, List<Node> grown, String edge, @Nullable Object object, boolean weak) {
            if (object == null || !isShown(object)) {
                return;
            }
            if (parent.children.size() >= WIDTH || nodes >= MOST_NODES) {
                parent.unshown++;
                return;
            }
            Node before = before(object);
            Node node = new Node(edge, object, weak, before != null);
            nodes++;
            if (before != null) {
                before.number = before.number == 0 ? ++numbers : before.number;
                node.number = before.number;
            } else {
                meet(object, node);
            }
            parent.children.add(node);
            grown.add(node);
        }

        private void meet(Object object, Node node) {
            met.add(object);
            nodesMet.add(node);
        }

        private @Nullable Node before(Object object) {
            for (int i = 0; i < met.size(); i++) {
                if (met.get(i) == object) {
                    return nodesMet.get(i);
                }
            }
            return null;
        }
    }

    /** How many of the objects drawn have been collected since. */
    public int ghosts() {
        return ghosts(root);
    }

    private static int ghosts(Node node) {
        int ghosts = node.object.refersTo(null) && !node.again ? 1 : 0;
        for (Node child : node.children) {
            ghosts += ghosts(child);
        }
        return ghosts;
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        draw(pen, root, "  ", "");
        if (left > 0) {
            pen.note(Figures.count(left, "reference") + " more below: refs(x) of one of these");
        }
        String limits =
                left > 0 || isCut(root)
                        ? " · draws at most %d levels, and %d references of one object"
                                .formatted(DEPTH, WIDTH)
                        : "";
        pen.note("shallow bytes" + limits);
        return pen.drawing();
    }

    private static boolean isCut(Node node) {
        return node.unshown > 0 || node.children.stream().anyMatch(Refs::isCut);
    }

    private static void draw(Pen pen, Node node, String before, String branch) {
        boolean ghost = node.object.refersTo(null);
        pen.dim(before + branch);
        if (!node.edge.isEmpty()) {
            pen.text(ghost || node.weak ? Tone.DIM : Tone.PLAIN, node.edge).text("  ");
        }
        pen.text(ghost ? Tone.DIM : Tone.BOLD, node.name);
        if (node.number > 0) {
            pen.text(" ").accent((node.again ? "= #" : "#") + node.number);
        }
        if (ghost) {
            pen.text("  ").dim("collected");
        } else if (!node.again) {
            boolean top = branch.isEmpty();
            pen.text("  ").dim(top ? Figures.bytes(node.size) : Figures.grouped(node.size));
        }
        pen.line();
        String below = before + (branch.isEmpty() ? "" : branch.startsWith("├") ? "│  " : "   ");
        for (int i = 0; i < node.children.size(); i++) {
            boolean last = i == node.children.size() - 1 && node.unshown == 0;
            draw(pen, node.children.get(i), below, last ? "└─ " : "├─ ");
        }
        if (node.unshown > 0) {
            pen.dim(below + "└─ … " + Figures.grouped(node.unshown) + " more").line();
        }
    }
}
