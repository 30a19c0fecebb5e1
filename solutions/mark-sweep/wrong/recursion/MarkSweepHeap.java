// feedback: Marking calls itself for each reference, so the way to the object being marked lies on the stack, one frame for each step. Keep the objects that are still to be looked at in a collection, on the heap.
// fails: a chain of 1,000,000 objects is no trouble on a stack of 256 KB, alive or dead
// when: says "StackOverflowError"
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
            mark(root);
        }
        int before = nodes.size();
        nodes.removeIf(node -> !node.marked);
        nodes.forEach(node -> node.marked = false);
        return before - nodes.size();
    }

    private static void mark(Node node) {
        if (node != null && !node.marked) {
            node.marked = true;
            for (Node ref : node.refs) {
                mark(ref);
            }
        }
    }
}
