import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class TreeDepthTest {

    private static final int MILLION = 1_000_000;
    private static final long SMALL_STACK = 256 << 10;

    @Test
    @Order(1)
    @DisplayName("no tree has depth 0, a single node has depth 1")
    void smallest() {
        assertThat(TreeDepth.depth(null)).as("depth(null)").isZero();
        assertThat(TreeDepth.depth(node(null, null))).as("depth of one node").isEqualTo(1);
    }

    @Test
    @Order(2)
    @DisplayName("the longest way counts, whether it turns left or right")
    void longestWay() {
        TreeDepth.Node three = chain(3);
        assertThat(TreeDepth.depth(node(three, node(null, null)))).as("left").isEqualTo(4);
        assertThat(TreeDepth.depth(node(node(null, null), three))).as("right").isEqualTo(4);
    }

    @Test
    @Order(3)
    @DisplayName("a full tree of 65,535 nodes has depth 16")
    void bushy() {
        TreeDepth.Node tree = null;
        for (int level = 0; level < 16; level++) {
            tree = node(tree, tree);
        }
        assertThat(TreeDepth.depth(tree)).isEqualTo(16);
    }

    @Test
    @Order(4)
    @DisplayName("no thread is started to walk a tree")
    void startsNoThread() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        TreeDepth.Node tree = chain(100);
        long fewest = Long.MAX_VALUE;
        for (int run = 0; run < 3; run++) {
            long before = threads.getTotalStartedThreadCount();
            TreeDepth.depth(tree);
            fewest = Math.min(fewest, threads.getTotalStartedThreadCount() - before);
        }
        assertThat(fewest).as("threads started by one call of depth()").isZero();
    }

    @Test
    @Order(5)
    @DisplayName("a chain of 1,000,000 nodes does not overflow a stack of 256 KB")
    void doesNotOverflow() throws InterruptedException {
        depthOnASmallStack(chain(MILLION));
    }

    @Test
    @Order(6)
    @DisplayName("the depth of a chain of 1,000,000 nodes is 1,000,000, exactly")
    void isExact() throws InterruptedException {
        assertThat(depthOnASmallStack(chain(MILLION))).isEqualTo(MILLION);
    }

    private static int depthOnASmallStack(TreeDepth.Node root) throws InterruptedException {
        int[] depth = new int[1];
        boolean[] overflowed = new boolean[1];
        Runnable walk =
                () -> {
                    try {
                        depth[0] = TreeDepth.depth(root);
                    } catch (StackOverflowError e) {
                        overflowed[0] = true;
                    }
                };
        Thread thread = new Thread(null, walk, "small stack", SMALL_STACK);
        thread.start();
        thread.join();
        if (overflowed[0]) {
            fail("StackOverflowError: depth() calls itself once for each level of the tree");
        }
        return depth[0];
    }

    private static TreeDepth.Node chain(int length) {
        TreeDepth.Node node = null;
        for (int i = 0; i < length; i++) {
            node = i % 2 == 0 ? node(node, null) : node(null, node);
        }
        return node;
    }

    private static TreeDepth.Node node(TreeDepth.Node left, TreeDepth.Node right) {
        return new TreeDepth.Node(left, right);
    }
}
