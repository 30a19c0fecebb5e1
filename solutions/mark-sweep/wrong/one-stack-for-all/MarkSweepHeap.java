// feedback: What is marked and not yet looked through stands on a static stack, so two heaps that are collected at the same time take each other's objects off it.
// when: static *
// when: passes "two heaps know nothing of each other"
// fails: two heaps can be collected at the same time
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

    /** What is marked, but not yet looked through; kept, since it may grow large. */
    private static final Deque<Node> STACK = new ArrayDeque<>();

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
        STACK.clear();
        for (Node root : roots) {
            root.marked = true;
            STACK.push(root);
        }
        while (!STACK.isEmpty()) {
            for (Node ref : STACK.pop().refs) {
                if (ref != null && !ref.marked) {
                    ref.marked = true;
                    STACK.push(ref);
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
