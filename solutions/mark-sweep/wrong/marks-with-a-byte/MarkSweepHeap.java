// feedback: The number of the collection is kept in a `byte`, and after 256 of them it begins anew: what was just made then looks like marked.
// fails: 300 collections one after the other start afresh, each of them
// when: passes "each collection starts afresh: what one found alive, the next may find dead"
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

        /** The number of the last collection that found this object; 0 for a new one. */
        byte epoch;

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

    /** The number of the collection. */
    private byte epoch;

    /** Frees every object that no root leads to; returns how many it freed. */
    public int collect(Set<Node> roots) {
        if (roots == null) {
            throw new NullPointerException("roots");
        }
        epoch++;
        Deque<Node> work = new ArrayDeque<>();
        for (Node root : roots) {
            mark(root, work);
        }
        while (!work.isEmpty()) {
            for (Node ref : work.pop().refs) {
                mark(ref, work);
            }
        }
        int before = nodes.size();
        nodes.removeIf(node -> node.epoch != epoch);
        return before - nodes.size();
    }

    private void mark(Node node, Deque<Node> work) {
        if (node != null && node.epoch != epoch) {
            node.epoch = epoch;
            work.push(node);
        }
    }
}
