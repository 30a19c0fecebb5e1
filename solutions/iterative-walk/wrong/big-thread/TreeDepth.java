// feedback: The walk is done on another thread. However large its stack is, a recursion overflows it one order of magnitude later; and a walk without recursion needs no thread but that of the caller.
// fails: the tree is walked on the thread that called
// when: calls Thread.new
// when: says /threads started by one call/
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
        int[] depth = new int[1];
        Thread thread = new Thread(null, () -> depth[0] = recurse(root), "deep", 1L << 30);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return depth[0];
    }

    private static int recurse(Node root) {
        return root == null ? 0 : 1 + Math.max(recurse(root.left), recurse(root.right));
    }
}
