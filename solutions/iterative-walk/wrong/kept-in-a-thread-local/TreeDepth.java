// feedback: What you keep for each thread in a ThreadLocal stays after the call, as long as the thread lives: an array that a large tree has made long is long for ever.
// fails: nothing stays behind: static fields hold at most 1,000 bytes
// when: says "through a ThreadLocal"
import java.util.Arrays;

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

    private static final class Stack {
        private Node[] nodes = new Node[64];
        private int[] levels = new int[64];
        private int size;

        void push(Node node, int level) {
            if (node == null) {
                return;
            }
            if (size == nodes.length) {
                nodes = Arrays.copyOf(nodes, 2 * size);
                levels = Arrays.copyOf(levels, 2 * size);
            }
            nodes[size] = node;
            levels[size++] = level;
        }
    }

    private static final ThreadLocal<Stack> STACK = ThreadLocal.withInitial(Stack::new);

    /** Returns the number of nodes on the longest way down from here; 0 for null. */
    public static int depth(Node root) {
        Stack stack = STACK.get();
        stack.push(root, 1);
        int depth = 0;
        while (stack.size > 0) {
            Node node = stack.nodes[--stack.size];
            stack.nodes[stack.size] = null;
            int level = stack.levels[stack.size];
            depth = Math.max(depth, level);
            stack.push(node.left, level + 1);
            stack.push(node.right, level + 1);
        }
        return depth;
    }
}
