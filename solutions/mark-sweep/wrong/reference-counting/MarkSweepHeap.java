// feedback: What is referred to stays here, whoever refers to it. Objects in a circle refer to each other, so none of them ever goes: this is what reference counting cannot do. Ask what the roots lead to, not who is referred to.
// fails: objects that refer to each other or to themselves go, if no root leads to them
// when: passes "what a root leads to stays"
// when: passes "collect() works on the thread"
// when: says "wrong is what is left, [a, b, self, root]"
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.IdentityHashMap;
import java.util.Map;
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
        int before = nodes.size();
        for (boolean more = true; more; ) {
            Map<Node, Integer> counts = new IdentityHashMap<>();
            for (Node root : roots) {
                counts.merge(root, 1, Integer::sum);
            }
            for (Node node : nodes) {
                for (Node ref : node.refs) {
                    if (ref != null) {
                        counts.merge(ref, 1, Integer::sum);
                    }
                }
            }
            more = nodes.removeIf(node -> !counts.containsKey(node));
        }
        return before - nodes.size();
    }
}
