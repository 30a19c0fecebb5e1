// feedback: A parallel stream works on the threads of the common pool as well. That your tree has to be wide before it does so makes no difference.
// fails: the tree is walked on the thread that called
// when: calls Collection.parallelStream or calls List.parallelStream or calls Stream.parallel
// when: says /another thread at work|threads started by one call/
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** A level that is wider than this is worth sharing among the cores. */
    private static final int WIDE = 4096;

    /** Returns the number of nodes on the longest way down from here; 0 for null. */
    public static int depth(Node root) {
        List<Node> level = root == null ? List.of() : List.of(root);
        int depth = 0;
        while (!level.isEmpty()) {
            depth++;
            level = level.size() > WIDE ? nextOfWide(level) : next(level);
        }
        return depth;
    }

    private static List<Node> next(List<Node> level) {
        List<Node> next = new ArrayList<>(level.size() + 1);
        for (Node node : level) {
            if (node.left != null) {
                next.add(node.left);
            }
            if (node.right != null) {
                next.add(node.right);
            }
        }
        return next;
    }

    private static List<Node> nextOfWide(List<Node> level) {
        return level.parallelStream()
                .flatMap(node -> Stream.of(node.left, node.right))
                .filter(Objects::nonNull)
                .collect(Collectors.toList());
    }
}
