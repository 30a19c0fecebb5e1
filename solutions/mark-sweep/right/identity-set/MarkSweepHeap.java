import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
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
        Set<Node> alive = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Node> grey = new ArrayList<>(roots);
        while (!grey.isEmpty()) {
            Node node = grey.remove(grey.size() - 1);
            if (node != null && alive.add(node)) {
                grey.addAll(Arrays.asList(node.refs));
            }
        }
        int before = nodes.size();
        nodes.retainAll(alive);
        return before - nodes.size();
    }
}
