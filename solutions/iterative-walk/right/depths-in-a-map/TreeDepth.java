import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Map;

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
        if (root == null) {
            return 0;
        }
        Map<Node, Integer> depths = new IdentityHashMap<>();
        ArrayDeque<Node> queue = new ArrayDeque<>();
        queue.add(root);
        depths.put(root, 1);
        int last = 0;
        while (!queue.isEmpty()) {
            Node node = queue.poll();
            last = depths.remove(node);
            for (Node child : new Node[] {node.left, node.right}) {
                if (child != null) {
                    depths.put(child, last + 1);
                    queue.add(child);
                }
            }
        }
        return last;
    }
}
