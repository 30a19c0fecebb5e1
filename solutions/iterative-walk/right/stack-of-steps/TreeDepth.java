import java.util.ArrayDeque;
import java.util.Deque;

public class TreeDepth {

    public static final class Node {
        public final Node left;
        public final Node right;

        public Node(Node left, Node right) {
            this.left = left;
            this.right = right;
        }
    }

    private record Step(Node node, int depth) {}

    public static int depth(Node root) {
        int deepest = 0;
        Deque<Step> open = new ArrayDeque<>();
        open.push(new Step(root, 1));
        while (!open.isEmpty()) {
            Step step = open.pop();
            if (step.node() != null) {
                deepest = Math.max(deepest, step.depth());
                open.push(new Step(step.node().left, step.depth() + 1));
                open.push(new Step(step.node().right, step.depth() + 1));
            }
        }
        return deepest;
    }
}
