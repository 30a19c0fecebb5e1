// feedback: One frame for every level of the tree: a million levels do not fit on any reasonable stack. Keep the nodes that are still to be visited in a collection, on the heap.
// fails: a chain of 1,000,000 nodes does not overflow a stack of 256 KB
// when: says /StackOverflowError: \w+\(\) calls itself/
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
        if (root == null) {
            return 0;
        }
        return 1 + Math.max(depth(root.left), depth(root.right));
    }
}
