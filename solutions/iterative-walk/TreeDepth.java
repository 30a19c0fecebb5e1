import java.util.ArrayDeque;
import java.util.Deque;

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

    /** Returns the number of nodes on the longest way down from here; 0 for null. */
    public static int depth(Node root) {
        int depth = 0;
        Deque<Node> level = new ArrayDeque<>();
        if (root != null) {
            level.add(root);
        }
        while (!level.isEmpty()) {
            depth++;
            for (int left = level.size(); left > 0; left--) {
                Node node = level.remove();
                if (node.left != null) {
                    level.add(node.left);
                }
                if (node.right != null) {
                    level.add(node.right);
                }
            }
        }
        return depth;
    }
}
