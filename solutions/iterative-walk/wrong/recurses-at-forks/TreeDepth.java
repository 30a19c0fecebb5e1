// feedback: The loop goes down where there is one way, and where there are two your method calls itself: one frame for each fork, and a deep tree may fork at every node.
// fails: a chain of 1,000,000 nodes does not overflow a stack of 256 KB
// when: says "trees of" or says "two such chains"
// when: says "StackOverflowError"
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
        int above = 0;
        Node node = root;
        while (node != null) {
            above++;
            Node left = node.left;
            Node right = node.right;
            if (left == null || right != null && isLeaf(left)) {
                node = right;
            } else if (right == null || isLeaf(right)) {
                node = left;
            } else {
                return above + Math.max(depth(left), depth(right));
            }
        }
        return above;
    }

    private static boolean isLeaf(Node node) {
        return node.left == null && node.right == null;
    }
}
