// feedback: You stop at the first node that has no children: that is the shortest way down, and the longest is asked for.
// fails: the longest way counts, whether it turns left or right
// when: says /on the right\) is 2, and must be 4/
// when: uses ArrayDeque or uses Deque or uses Queue
import java.util.ArrayDeque;

public class TreeDepth {

    public static final class Node {
        public final Node left;
        public final Node right;

        public Node(Node left, Node right) {
            this.left = left;
            this.right = right;
        }
    }

    public static int depth(Node root) {
        int depth = 0;
        ArrayDeque<Node> level = new ArrayDeque<>();
        if (root != null) {
            level.add(root);
        }
        while (!level.isEmpty()) {
            depth++;
            for (int left = level.size(); left > 0; left--) {
                Node node = level.remove();
                if (node.left == null && node.right == null) {
                    return depth;
                }
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
