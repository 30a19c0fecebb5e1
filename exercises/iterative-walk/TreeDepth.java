/**
 * Measures trees.
 *
 * <p>Task: make depth() work on a chain of 1,000,000 nodes, on a stack of 256 KB, in the thread that
 * called it. It is right as it stands, but every level costs a frame.
 */
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

    /** Returns the number of nodes on the longest way down from here; 0 for null. */
    public static int depth(Node root) {
        if (root == null) {
            return 0;
        }
        return 1 + Math.max(depth(root.left), depth(root.right));
    }
}
