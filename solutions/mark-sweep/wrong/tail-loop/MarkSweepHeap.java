// feedback: The loop follows one reference of each object, and the others are calls. Where a call follows the chain, each object of it takes a frame, as in a recursion: keep all that is still to be looked at in a collection, on the heap.
// fails: a chain is no trouble either if its objects refer to others as well, wherever the next one stands
// when: says "StackOverflowError"
// when: passes "a chain of 1,000,000 objects"
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A heap whose collector marks what the roots lead to and sweeps away the rest. */
public class MarkSweepHeap {

    /** An object of this heap; each of its references may be null. */
    public static final class Node {
        public final String name;
        public final Node[] refs;
        boolean marked;

        Node(String name, int refs) {
            this.name = name;
            this.refs = new Node[refs];
        }
    }

    private final List<Node> nodes = new ArrayList<>();

    /** Makes an object with this many references, all of them null. */
    public Node allocate(String name, int refs) {
        Node node = new Node(name, refs);
        nodes.add(node);
        return node;
    }

    /** Returns everything that is in the heap, dead or alive. */
    public Collection<Node> nodes() {
        return nodes;
    }

    /** Frees every object that no root leads to; returns how many it freed. */
    public int collect(Set<Node> roots) {
        for (Node root : roots) {
            if (!root.marked) {
                mark(root);
            }
        }
        return sweep();
    }

    /**
     * Marks all that this object leads to. The last reference is followed in the loop and not by a
     * call, so a long chain needs one frame only.
     */
    private static void mark(Node node) {
        while (node != null) {
            node.marked = true;
            Node last = null;
            for (Node ref : node.refs) {
                if (ref == null || ref.marked || ref == last) {
                    continue;
                }
                if (last != null && !last.marked) {
                    mark(last);
                }
                last = ref;
            }
            node = last != null && !last.marked ? last : null;
        }
    }

    private int sweep() {
        int before = nodes.size();
        nodes.removeIf(node -> !node.marked);
        for (Node node : nodes) {
            node.marked = false;
        }
        return before - nodes.size();
    }
}
