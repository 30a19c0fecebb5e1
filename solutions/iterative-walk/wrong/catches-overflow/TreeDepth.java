// feedback: StackOverflowError tells you that the stack is full, not how deep the tree is. What you return after catching it depends on the size of the stack.
// fails: the depth of a chain of 1,000,000 nodes is 1,000,000, exactly
// when: uses StackOverflowError
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
        try {
            return root == null ? 0 : 1 + Math.max(depth(root.left), depth(root.right));
        } catch (StackOverflowError e) {
            return 1;
        }
    }
}
