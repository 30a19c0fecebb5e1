// hint: 2
// feedback: You count the nodes of the whole tree. They are as many as the levels only where the tree is a chain.
// fails: a full tree of 65,535 nodes has depth 16
// when: says /depth\(a full tree of 65,535 nodes\) is 65535/
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
        int visited = 0;
        ArrayDeque<Node> open = new ArrayDeque<>();
        if (root != null) {
            open.push(root);
        }
        while (!open.isEmpty()) {
            Node node = open.pop();
            visited++;
            if (node.left != null) {
                open.push(node.left);
            }
            if (node.right != null) {
                open.push(node.right);
            }
        }
        return visited;
    }
}
