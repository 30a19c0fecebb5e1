// hint: 3
import java.util.ArrayList;
import java.util.List;

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
        List<Node> level = root == null ? List.of() : List.of(root);
        while (!level.isEmpty()) {
            List<Node> next = new ArrayList<>();
            for (Node node : level) {
                if (node.left != null) {
                    next.add(node.left);
                }
                if (node.right != null) {
                    next.add(node.right);
                }
            }
            level = next;
            depth++;
        }
        return depth;
    }
}
