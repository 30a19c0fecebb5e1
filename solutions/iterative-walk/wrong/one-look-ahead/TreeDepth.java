// feedback: You follow one way down, or two, and never come back to the children that you passed by. Any of them may lead deeper: each has to be visited.
// fails: any tree: the depth is that of the recursion
// when: not uses ArrayDeque
// when: not uses Deque
// when: not uses Queue
// when: not uses List
// when: not uses ArrayList
// when: not uses LinkedList
// when: not uses Stack
// when: not uses Map
// when: not uses Node[]
// when: not uses StackOverflowError
// when: not says "StackOverflowError"
// when: passes "a single node has depth 1"
// when: passes "a full tree of 65,535"
public class TreeDepth {
    public static final class Node {
        public final Node left;
        public final Node right;
        public Node(Node left, Node right) { this.left = left; this.right = right; }
    }
    /** one look ahead: goes to the child that has children of its own, or else to the left */
    public static int depth(Node root) {
        int d = 0;
        for (Node n = root; n != null; d++) {
            if (n.left == null) n = n.right;
            else if (n.right == null) n = n.left;
            else n = n.right.left != null || n.right.right != null ? n.right : n.left;
        }
        return d;
    }
}
