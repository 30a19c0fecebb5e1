import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static heapwise.lab.MemoryAssertions.assertTakesAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import heapwise.lab.Action;
import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
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
    @Holds("0 for null, 1 for a single node")
    void smallest() {
        is(0, null, "null");
        is(1, node(null, null), "a single node");
    }

    @Test
    @Order(2)
    @DisplayName("the longest way counts, whether it turns left or right")
    @Holds("one more than that of its deeper child")
    void longestWay() {
        is(4, node(chain(3), node(null, null)), "a node with 3 in a row on the left, 1 on the right");
        is(4, node(node(null, null), chain(3)), "a node with 1 on the left, 3 in a row on the right");
        is(3, node(chain(2), chain(2)), "a node with 2 in a row on either side");
        is(5, node(node(null, node(node(null, node(null, null)), null)), chain(3)), "a zigzag");
    }

    @Test
    @Order(3)
    @DisplayName("a full tree of 65,535 nodes has depth 16")
    @Holds("The depth is exact for every tree")
    void bushy() {
        is(16, full(16), "a full tree of 65,535 nodes");
    }

    @Test
    @Order(4)
    @DisplayName("any tree: the depth is that of the recursion")
    @Holds("The depth is exact for every tree")
    void any() throws Exception {
        Property.holds(
                400,
                random -> {
                    TreeDepth.Node tree = tree(random, random.nextInt(60));
                    is(recursive(tree), tree, "of " + shown(tree));
                });
        Property.holds(
                40,
                random -> {
                    int nodes = log(random, 16);
                    TreeDepth.Node tree = tree(random, nodes);
                    is(recursive(tree), tree, "any tree of %,d nodes".formatted(nodes));
                });
        Property.holds(
                200,
                random -> {
                    Grown tree = grown(random, 1 + random.nextInt(8), 8);
                    is(tree.depth, tree.root, tree.what);
                });
    }

    @Test
    @Order(5)
    @DisplayName("a chain of 1,000,000 nodes takes at most 5 seconds of CPU time")
    @Holds("takes at most 5 seconds of CPU time")
    void isQuick() throws Exception {
        TreeDepth.Node chain = chain(MILLION);
        isQuick(MILLION, "a chain of 1,000,000 nodes", chain);
        TreeDepth.Node wide = node(chain, full(20));
        isQuick(MILLION + 1, "a chain of 1,000,000 nodes, and beside it a full tree of 20 levels", wide);
        for (int turn = 0; turn < 3; turn++) {
            String turns = List.of("always left", "always right", "left and right in turns").get(turn);
            int length = turn == 2 ? MILLION : 300_000; // who overflows or is slow does so long before
            isQuick(length + 1, "a chain of %,d nodes, %s, with a leaf at each".formatted(length, turns), leafy(length, turn));
        }
    }

    private static void isQuick(int depth, String what, TreeDepth.Node root) throws Exception {
        try {
            assertTakesAtMost(Duration.ofSeconds(5), () -> is(depth, depthOnASmallStack(what, root), what));
        } catch (AssertionError slow) {
            throw slow.getMessage().startsWith("takes") ? new AssertionError("depth(%s) %s".formatted(what, slow.getMessage())) : slow;
        }
    }

    @Test
    @Order(6)
    @DisplayName("the tree is walked on the thread that called")
    @Holds("The tree is walked on the thread that called")
    void startsNoThread() throws Exception {
        for (int levels : new int[] {6, 10, 14, 18}) {
            TreeDepth.Node full = full(levels);
            String what = "a full tree of %,d nodes".formatted((1 << levels) - 1);
            onThisThread(what, () -> is(levels, full, what), 0);
        }
        Property.holds(
                6,
                random -> {
                    int length = 1 + log(random, 20);
                    TreeDepth.Node chain = leafy(length, random.nextInt(3));
                    String what = "a chain of %,d nodes with a leaf at each, on a stack of 256 KB".formatted(length);
                    onThisThread(what, () -> is(length + 1, depthOnASmallStack(what, chain), what), 1);
                });
        TreeDepth.Node chain = chain(MILLION);
        String deep = "a chain of 1,000,000 nodes, on a stack of 256 KB";
        onThisThread(deep, () -> depthOnASmallStack(deep, chain), 1);
    }

    /** Where the stack is small, the thread that has it is the test's own. */
    private static void onThisThread(String what, Action walk, int own) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long started = Long.MAX_VALUE;
        long busy = Long.MAX_VALUE;
        long worked = Long.MAX_VALUE;
        for (int run = 0; run < 4 && (started > 0 || busy > 1_000 || worked > MILLION); run++) {
            long before = threads.getTotalStartedThreadCount();
            long others = ofOthers(threads, threads::getThreadAllocatedBytes);
            long time = ofOthers(threads, threads::getThreadCpuTime);
            walk.run();
            worked = Math.min(worked, ofOthers(threads, threads::getThreadCpuTime) - time);
            started = Math.min(started, threads.getTotalStartedThreadCount() - before - own);
            busy = Math.min(busy, ofOthers(threads, threads::getThreadAllocatedBytes) - others);
        }
        assertThat(started).as("threads started by one call of depth(%s)", what).isZero();
        if (busy > 1_000) {
            fail("depth(%s) has another thread at work: it allocated %,d bytes meanwhile", what, busy);
        }
        if (worked > 2 * MILLION) {
            fail("depth(%s) has another thread at work: it took %,d ms of CPU time meanwhile", what, worked / MILLION);
        }
    }

    @Test
    @Order(7)
    @DisplayName("a chain of 1,000,000 nodes does not overflow a stack of 256 KB")
    @Holds("A chain of 1,000,000 nodes does not overflow a stack of 256 KB")
    void doesNotOverflow() throws Exception {
        depthOnASmallStack("a chain of 1,000,000 nodes", chain(MILLION));
        for (int turn = 0; turn < 3; turn++) {
            String what = "a chain of 100,000 nodes with a leaf at each";
            is(100_001, depthOnASmallStack(what, leafy(100_000, turn)), what);
        }
        Property.holds(
                3,
                random -> {
                    int length = 50_000 + random.nextInt(20_000);
                    int least = random.nextInt(4);
                    String what = "a chain of %,d nodes with trees of %d to 5 nodes beside it".formatted(length, least);
                    is(length, depthOnASmallStack(what, thick(random, length, least)), what);
                });
        Property.holds(
                2,
                random -> {
                    int one = 50_000 + random.nextInt(20_000);
                    int two = 50_000 + random.nextInt(20_000);
                    String what = "two such chains, of %,d and of %,d nodes, below one node".formatted(one, two);
                    TreeDepth.Node root = node(thick(random, one, 2), thick(random, two, 2));
                    is(1 + Math.max(one, two), depthOnASmallStack(what, root), what);
                });
        Property.holds(
                12,
                random -> {
                    Grown tree = grown(random, 2 + random.nextInt(5), 17);
                    is(tree.depth, depthOnASmallStack(tree.what, tree.root), tree.what);
                });
    }

    @Test
    @Order(8)
    @DisplayName("the depth of a chain of 1,000,000 nodes is 1,000,000, exactly")
    @Holds("The depth is exact for every tree")
    void isExact() throws Exception {
        for (int each = 0; each < 3; each++) {
            int turn = each;
            assertThat(depthOnASmallStack("a chain of 1,000,000 nodes", chain(MILLION, turn)))
                    .as("depth of a chain of 1,000,000 nodes")
                    .isEqualTo(MILLION);
            Property.holds(
                    1,
                    random -> {
                        int low = 1 + random.nextInt(200_000);
                        int beside = low + 1 + random.nextInt(low);
                        TreeDepth.Node other = chain(beside, turn);
                        TreeDepth.Node root = chain(low, turn);
                        for (int i = low; i < 300_000; i++) {
                            root = isLeft(turn, i) ? node(root, other) : node(other, root);
                            other = null;
                        }
                        String what = "a chain of 300,000 nodes, with a chain of %,d nodes beside its lowest %,d".formatted(beside, low);
                        is(300_000 - low + beside, depthOnASmallStack(what, root), what);
                    });
        }
        int length = 2_100_000 + new Random().nextInt(200_000);
        assertThat(depthOnASmallStack("a chain of %,d nodes".formatted(length), chain(length)))
                .as("depth of a chain of %,d nodes", length)
                .isEqualTo(length);
    }

    @Test
    @Order(9)
    @DisplayName("nothing stays behind: static fields hold at most 1,000 bytes")
    @Holds("after any number of calls your static fields hold at most 1,000 bytes")
    void leavesNothing() {
        Random random = new Random();
        is(500, chain(500), "a chain of 500 nodes");
        is(10, full(10), "a full tree of 1,023 nodes");
        assertStaticsHoldAtMost(1_000);
        for (int turn = 0; turn < 3; turn++) {
            is(150_001, leafy(150_000, turn), "a chain of 150,000 nodes with a leaf at each");
            assertStaticsHoldAtMost(1_000);
        }
        is(18, full(18), "a full tree of 18 levels");
        assertStaticsHoldAtMost(1_000);
        for (int bits = 4; bits <= 16; bits++) {
            for (int turn = 0; turn < 3; turn++) {
                int length = (1 << bits) - random.nextInt(1 << bits - 1);
                is(length + 1, leafy(length, turn), "a chain of %,d nodes with a leaf at each".formatted(length));
                assertStaticsHoldAtMost(1_000);
            }
            is(bits, full(bits), "a full tree of %d levels".formatted(bits));
            assertStaticsHoldAtMost(1_000);
        }
        TreeDepth.Node chain = leafy(5_000, 2);
        TreeDepth.Node lower = chain;
        for (int length = 5_000; length > 0; length--) {
            if (length < 300 || length % 16 == 0) {
                is(length + 1, lower, "the lower %,d nodes of a chain with a leaf at each".formatted(length));
            }
            lower = length % 2 == 0 ? lower.right : lower.left;
        }
        assertStaticsHoldAtMost(1_000);
        Reference.reachabilityFence(chain); // what holds its nodes weakly still has them
    }

    private static void is(int depth, TreeDepth.Node root, String what) {
        is(depth, Property.call("depth(" + what + ")", () -> TreeDepth.depth(root)), what);
    }

    private static void is(int depth, int found, String what) {
        if (found != depth) {
            fail("depth(%s) is %d, and must be %d", what, found, depth);
        }
    }

    private static int depthOnASmallStack(String what, TreeDepth.Node root) throws InterruptedException {
        int[] depth = new int[1];
        Throwable[] thrown = new Throwable[1];
        Runnable walk =
                () -> {
                    try {
                        depth[0] = TreeDepth.depth(root);
                    } catch (Throwable any) {
                        thrown[0] = any;
                    }
                };
        Thread thread = new Thread(null, walk, "small stack", SMALL_STACK);
        thread.start();
        thread.join();
        return Property.call(
                "depth(" + what + ")",
                () -> {
                    if (thrown[0] instanceof Error error) {
                        throw error;
                    }
                    if (thrown[0] instanceof Exception exception) {
                        throw exception;
                    }
                    return depth[0];
                });
    }

    private static long ofOthers(ThreadMXBean threads, LongUnaryOperator figure) {
        long sum = 0;
        long self = Thread.currentThread().getId();
        for (long id : threads.getAllThreadIds()) {
            sum += id == self ? 0 : Math.max(0, figure.applyAsLong(id));
        }
        return sum;
    }

    private static int recursive(TreeDepth.Node node) {
        return node == null ? 0 : 1 + Math.max(recursive(node.left), recursive(node.right));
    }

    private static String shown(TreeDepth.Node node) {
        return node == null ? "-" : "(" + shown(node.left) + " " + shown(node.right) + ")";
    }

    private static TreeDepth.Node tree(Random random, int nodes) {
        if (nodes == 0) {
            return null;
        }
        int left = random.nextInt(3) == 0 ? 0 : random.nextInt(nodes);
        return random.nextBoolean()
                ? node(tree(random, left), tree(random, nodes - 1 - left))
                : node(tree(random, nodes - 1 - left), tree(random, left));
    }

    private record Grown(TreeDepth.Node root, int depth, String what) {}

    /** Grown from its deepest nodes up: now a chain on top of it, now another tree beside it, which may be the deeper one. */
    private static Grown grown(Random random, int parts, int bits) {
        Grown tree = new Grown(null, 0, "");
        for (int part = 0; part < parts; part++) {
            int length = 1 + log(random, bits);
            int turn = random.nextInt(3);
            if (random.nextBoolean()) {
                TreeDepth.Node node = tree.root;
                for (int i = 0; i < length; i++) {
                    node = isLeft(turn, i) ? node(node, null) : node(null, node);
                }
                tree = new Grown(node, tree.depth + length, "%,d in a row, %s".formatted(length, tree.what));
                continue;
            }
            int levels = 1 + random.nextInt(bits - 2);
            boolean isFull = random.nextBoolean();
            TreeDepth.Node beside = isFull ? full(levels) : chain(length, turn);
            tree = new Grown(
                    random.nextBoolean() ? node(beside, tree.root) : node(tree.root, beside),
                    1 + Math.max(tree.depth, isFull ? levels : length),
                    (isFull ? "a fork with a full tree of %,d levels, %s" : "a fork with a chain of %,d nodes, %s")
                            .formatted(isFull ? levels : length, tree.what));
        }
        return new Grown(tree.root, tree.depth, "from the root down: " + tree.what + "and no more");
    }

    /** As often of 1 to 2 as of 500 to 1,000. */
    private static int log(Random random, int bits) {
        return random.nextInt(1 << random.nextInt(bits + 1));
    }

    private static TreeDepth.Node full(int levels) {
        return levels == 0 ? null : node(full(levels - 1), full(levels - 1));
    }

    private static TreeDepth.Node chain(int length) {
        return chain(length, 2);
    }

    /** Turns always left, always right, or in turns. */
    private static TreeDepth.Node chain(int length, int turn) {
        TreeDepth.Node node = null;
        for (int i = 0; i < length; i++) {
            node = isLeft(turn, i) ? node(node, null) : node(null, node);
        }
        return node;
    }

    private static boolean isLeft(int turn, int i) {
        return turn == 0 || turn == 2 && i % 2 == 0;
    }

    /** Such a chain with a leaf on the other side of each of its nodes. */
    private static TreeDepth.Node leafy(int length, int turn) {
        TreeDepth.Node node = null;
        for (int i = 0; i < length; i++) {
            TreeDepth.Node leaf = node(null, null);
            node = isLeft(turn, i) ? node(node, leaf) : node(leaf, node);
        }
        return node;
    }

    /** Such a chain, in turns at random, and beside each of its nodes but the last eight any tree of so many to 5 nodes. */
    private static TreeDepth.Node thick(Random random, int length, int least) {
        TreeDepth.Node node = null;
        for (int i = 0; i < length; i++) {
            TreeDepth.Node beside = i < 8 ? null : tree(random, least + random.nextInt(6 - least));
            node = random.nextBoolean() ? node(node, beside) : node(beside, node);
        }
        return node;
    }

    private static TreeDepth.Node node(TreeDepth.Node left, TreeDepth.Node right) {
        return new TreeDepth.Node(left, right);
    }
}
