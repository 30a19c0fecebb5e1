// feedback: The stack has room for each object once, and an object is pushed for each reference that leads to it, since it is marked only when it is taken off again.
// when: says "ArrayIndexOutOfBoundsException"
// fails: what a root leads to stays, and keeps its references
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
        // each object of the heap once: there is room for all of them
        Node[] stack = new Node[nodes.size()];
        for (Node root : roots) {
            int top = 0;
            stack[top++] = root;
            while (top > 0) {
                Node node = stack[--top];
                stack[top] = null;
                if (node.marked) {
                    continue;
                }
                node.marked = true;
                for (Node ref : node.refs) {
                    if (ref != null && !ref.marked) {
                        stack[top++] = ref;
                    }
                }
            }
        }
        int before = nodes.size();
        nodes.removeIf(node -> !node.marked);
        for (Node node : nodes) {
            node.marked = false;
        }
        return before - nodes.size();
    }
}
