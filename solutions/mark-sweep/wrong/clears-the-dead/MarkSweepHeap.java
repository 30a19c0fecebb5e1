// feedback: The dead stay in the list of the heap. Nothing is freed by marking, or by writing null into references: they must go from `nodes`.
// fails: what a root leads to stays, and keeps its references
// when: says "collection 1: wrong is what is left, [a, b, c, d, e]"
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
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
        Deque<Node> found = new ArrayDeque<>();
        for (Node root : roots) {
            mark(root, found);
        }
        while (!found.isEmpty()) {
            for (Node ref : found.pop().refs) {
                mark(ref, found);
            }
        }
        int before = nodes.size();
        for (Node node : nodes) {
            if (!node.marked) {
                for (int i = 0; i < node.refs.length; i++) {
                    node.refs[i] = null;
                }
            }
        }
        nodes.forEach(node -> node.marked = false);
        return before - nodes.size();
    }

    private static void mark(Node node, Deque<Node> found) {
        if (node != null && !node.marked) {
            node.marked = true;
            found.push(node);
        }
    }
}
