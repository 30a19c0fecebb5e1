// feedback: You count the steps from node to node, which are one fewer than the nodes.
// fails: no tree has depth 0, a single node has depth 1
// when: says /depth\((null\) is -1|a single node\) is 0)/
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
        int depth = -1;
        ArrayDeque<Node> level = new ArrayDeque<>();
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
