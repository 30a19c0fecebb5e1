// feedback: What one call has used is kept for the next in a static field. That you drop it where it is huge is not enough: 1,000 bytes are a few dozen nodes.
// fails: nothing stays behind: static fields hold at most 1,000 bytes
// when: static AtomicReference
// when: says "through the static"
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/** Measures trees. */
public class TreeDepth {

    /** A node of a binary tree; a child may be null. */
    public static final class Node {
        public final Node left;
        public final Node right;

        public Node(Node left, Node right) {
            this.left = left;
            this.right = right;
        }
    }

    /** A stack of nodes and their levels. */
    private static final class Scratch {
        private static final int KEEP_AT_MOST = 1 << 16;

        private Node[] nodes = new Node[32];
        private int[] levels = new int[32];
        private int size;

        void push(Node node, int level) {
            if (node == null) {
                return;
            }
            if (size == nodes.length) {
                nodes = Arrays.copyOf(nodes, size * 2);
                levels = Arrays.copyOf(levels, size * 2);
            }
            nodes[size] = node;
            levels[size++] = level;
        }

        boolean isWorthKeeping() {
            return nodes.length <= KEEP_AT_MOST;
        }
    }

    /** Spares the allocation in the next call; null while it is lent, or was too large to keep. */
    private static final AtomicReference<Scratch> SPARE = new AtomicReference<>();

    /** Returns the number of nodes on the longest way down from here; 0 for null. */
    public static int depth(Node root) {
        Scratch stack = SPARE.getAndSet(null);
        if (stack == null) {
            stack = new Scratch();
        }
        int deepest = 0;
        stack.push(root, 1);
        while (stack.size > 0) {
            int top = --stack.size;
            Node node = stack.nodes[top];
            int level = stack.levels[top];
            stack.nodes[top] = null;
            deepest = Math.max(deepest, level);
            stack.push(node.left, level + 1);
            stack.push(node.right, level + 1);
        }
        if (stack.isWorthKeeping()) {
            SPARE.set(stack);
        }
        return deepest;
    }
}
