// feedback: Without a list of what is yet to be looked at, you go through the whole heap again for a few steps of the way: a chain that lies in the heap in any order takes as many passes as it has turns. Keep what is marked but not looked at in an `ArrayDeque`.
// fails: a chain of 1,000,000 objects is no trouble on a stack of 256 KB, alive or dead
// when: says "that were made in another order: collect() was not done"
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
        boolean scanned;

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

    /**
     * Frees every object that no root leads to; returns how many it freed. Marks need no memory: go
     * through the heap, forwards and backwards in turn, until nothing new is found.
     */
    public int collect(Set<Node> roots) {
        for (Node root : roots) {
            root.marked = true;
        }
        boolean more = !roots.isEmpty();
        while (more) {
            more = false;
            for (int i = 0; i < nodes.size(); i++) {
                more |= scan(nodes.get(i));
            }
            for (int i = nodes.size() - 1; i >= 0; i--) {
                more |= scan(nodes.get(i));
            }
        }
        int before = nodes.size();
        nodes.removeIf(node -> !node.marked);
        for (Node node : nodes) {
            node.marked = false;
            node.scanned = false;
        }
        return before - nodes.size();
    }

    /** Marks what this object refers to, if it is marked and that was not done yet. */
    private static boolean scan(Node node) {
        if (!node.marked || node.scanned) {
            return false;
        }
        node.scanned = true;
        for (Node ref : node.refs) {
            if (ref != null) {
                ref.marked = true;
            }
        }
        return true;
    }
}
