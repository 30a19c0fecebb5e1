// feedback: The tree is walked on a thread of a pool. The caller has a thread, and a walk without recursion needs no other.
// fails: the tree is walked on the thread that called
// when: uses CompletableFuture or uses ExecutorService or uses ForkJoinPool or uses Executor
// when: not says "StackOverflowError"
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

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
        return CompletableFuture.supplyAsync(() -> walk(root)).join();
    }

    private static int walk(Node root) {
        int depth = 0;
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
