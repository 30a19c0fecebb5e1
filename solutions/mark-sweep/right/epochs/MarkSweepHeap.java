import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** A heap whose collector marks what the roots lead to and sweeps away the rest. */
public class MarkSweepHeap {

    /** An object of this heap; each of its references may be null. */
    public static final class Node {
        public final String name;
        public final Node[] refs;
        int epoch;

        Node(String name, int refs) {
            this.name = name;
            this.refs = new Node[refs];
        }
    }

    private Set<Node> nodes = new HashSet<>();
    private int epoch;

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
        epoch++;
        Node[] work = new Node[nodes.size()];
        int filled = 0;
        for (Node root : roots) {
            if (root.epoch != epoch) {
                root.epoch = epoch;
                work[filled++] = root;
            }
        }
        for (int next = 0; next < filled; next++) {
            for (Node ref : work[next].refs) {
                if (ref != null && ref.epoch != epoch) {
                    ref.epoch = epoch;
                    work[filled++] = ref;
                }
            }
        }
        Set<Node> left = new HashSet<>();
        for (int i = 0; i < filled; i++) {
            left.add(work[i]);
        }
        int freed = nodes.size() - filled;
        nodes = left;
        return freed;
    }
}
