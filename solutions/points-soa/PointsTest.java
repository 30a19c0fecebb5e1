import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class PointsTest {

    private static final int N = 100_000;

    private static final double[] SPECIAL = {
        0, -0.0, 1, -1, 1.5, 0.1, 1e-300, 1e300, 16_777_217, 9_007_199_254_740_991.0,
        Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.longBitsToDouble(0x7ff8_0000_0000_0123L), Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.longBitsToDouble(-1), Double.MIN_NORMAL, -Double.MIN_VALUE, 1L << 32, Integer.MIN_VALUE
    };

    @Test
    @Order(1)
    @DisplayName("a point is where set() put it last, and the others stay where they are")
    @Holds("A point lies where it was set last")
    void remembers() {
        Model points = new Model(3);
        points.set(0, 1.5, -2);
        points.set(1, 7, 8);
        points.set(2, Double.MAX_VALUE, Double.MIN_VALUE);
        points.set(0, 3, 4);
        points.set(1, 0, 8);
        points.set(1, 0, 0);
        points.set(2, -0.0, Double.NaN);
    }

    @Test
    @Order(2)
    @DisplayName("any points, set any number of times")
    @Holds("A point lies where it was set last")
    void any() throws Exception {
        Property.holds(
                200,
                random -> {
                    Model points = new Model(1 + random.nextInt(6));
                    for (int step = random.nextInt(12); step >= 0; step--) {
                        points.set(random.nextInt(points.n), number(random), number(random));
                    }
                });
        Property.holds(
                2,
                random -> {
                    for (int bits = 0; bits < 20; bits++) {
                        Model points = new Model((1 << bits) + random.nextInt(1 << bits));
                        points.same();
                        for (int round = random.nextInt(2); round >= 0; round--) {
                            points.setAll(random.nextLong());
                            for (int step = random.nextInt(5); step >= 0; step--) {
                                points.set(points.anyIndex(random), number(random), number(random));
                            }
                            points.same();
                        }
                    }
                });
    }

    @Test
    @Order(3)
    @DisplayName("a new point lies at (0, 0)")
    @Holds("New points lie at (0, 0)")
    void startsAtTheOrigin() {
        new Model(0).same();
        new Model(1).same();
        new Model(5).same();
        for (int n : new int[] {1, 100, N}) {
            new Model(n).setAll(n);
            collect(); // whoever would use the memory of the last one again can do so now
            new Model(n).same();
        }
    }

    @Test
    @Order(4)
    @DisplayName("an index that no point has throws IndexOutOfBoundsException")
    @Holds("An index that no point has")
    void checksTheIndex() throws Exception {
        for (int n : new int[] {0, 1, 2, 10, 1_000, N}) {
            Model points = new Model(n);
            points.setAll(n);
            for (int index :
                    new int[] {
                        -1, n, n + 1, 2 * n - 1, 2 * n + 1, -2, -n, -n - 1, Integer.MIN_VALUE, Integer.MAX_VALUE,
                        Integer.MIN_VALUE + n - 1, 1 << 30, 1 << 31 | 1, -1 << 29
                    }) {
                if (index < 0 || index >= n) {
                    points.refuses(index);
                }
            }
            points.same();
        }
        Property.holds(
                200,
                random -> {
                    Model points = new Model(magnitude(random, random.nextInt(8) == 0 ? 18 : 4));
                    points.setAll(random.nextLong());
                    for (int time = 0; time < 5; time++) {
                        int beyond = magnitude(random, 30);
                        int index =
                                switch (random.nextInt(4)) {
                                    case 0 -> random.nextInt();
                                    case 1 -> points.n + beyond;
                                    case 2 -> -1 - beyond;
                                    default -> (points.n == 0 ? 0 : points.anyIndex(random)) + (1 << random.nextInt(32));
                                };
                        if (index < 0 || index >= points.n) {
                            points.refuses(index);
                        }
                    }
                    points.same();
                });
    }

    @Test
    @Order(5)
    @DisplayName("two Points have nothing to do with each other")
    @Holds("Two Points have nothing to do with each other")
    void areTwo() throws Exception {
        Property.holds(
                2,
                random -> {
                    for (int bits = 0; bits < 18; bits++) {
                        Model one = new Model((1 << bits) + random.nextInt(1 << bits));
                        one.setAll(random.nextLong());
                        Model other = new Model(one.n);
                        other.same();
                        other.setAll(random.nextLong());
                        one.same();
                        one.set(one.anyIndex(random), number(random), number(random));
                        other.same();
                    }
                });
        Property.holds(
                50,
                random -> {
                    List<Model> all = new ArrayList<>();
                    int most = random.nextInt(8) == 0 ? 17 : 3;
                    for (int step = 0; step < 10; step++) {
                        if (step < 2 || random.nextInt(4) == 0) {
                            boolean isAsLong = step > 0 && random.nextBoolean();
                            all.add(new Model(isAsLong ? all.get(0).n : 1 + magnitude(random, most)));
                        }
                        Model one = all.get(random.nextInt(all.size()));
                        if (random.nextInt(4) == 0) {
                            one.setAll(random.nextLong());
                        } else {
                            one.set(one.anyIndex(random), number(random), number(random));
                        }
                        if (random.nextInt(3) == 0) {
                            one.refuses(one.n);
                        }
                        for (Model each : all) {
                            each.same();
                        }
                    }
                });
    }

    @Test
    @Order(8)
    @DisplayName("a point is where set() put it last, whichever thread did")
    @Holds("A point lies where it was set last")
    void inAnotherThread() throws Exception {
        for (int n : new int[] {1, 1_000, N}) {
            Model points = new Model(n);
            points.setAll(1);
            in(
                    "another thread",
                    () -> {
                        points.same();
                        points.set(n / 2, 7, 8);
                        points.set(n - 1, -0.0, Double.NaN);
                        points.refuses(n);
                        new Model(n).same();
                    });
            points.same();
            points.set(n / 2, 9, 0);
            in("a third thread", points::same);
        }
    }

    @Test
    @Order(6)
    @DisplayName("set, x and y allocate nothing")
    @Holds("set, x and y allocate nothing")
    void allocatesNothing() throws Exception {
        allocatesNothing(N);
        Property.holds(3, random -> allocatesNothing(1 + magnitude(random, 20)));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] least = {Long.MAX_VALUE};
        for (int i = 0; i < 3; i++) {
            Points points = new Points(N);
            in(
                    "another thread",
                    () -> {
                        long before = threads.getCurrentThreadAllocatedBytes();
                        points.set(N - 1, points.x(0), points.y(N / 2));
                        least[0] = Math.min(least[0], threads.getCurrentThreadAllocatedBytes() - before);
                    });
        }
        if (least[0] > 0) {
            fail("the first calls in a new thread allocate %,d bytes", least[0]);
        }
    }

    private static void allocatesNothing(int n) throws Exception {
        assertAllocatesAtMost(
                0,
                run -> Map.entry(new Points(n), (double) run),
                run -> {
                    double sum = 0;
                    Points points = run.getKey();
                    double start = run.getValue();
                    for (int i = 0; i < n; i++) {
                        points.set(i, start + i, 2.0 * i);
                        sum += points.x(i) + points.y(i);
                    }
                    for (int i = 0; i < n; i++) {
                        points.set(i, SPECIAL[i % SPECIAL.length], SPECIAL[i / SPECIAL.length % SPECIAL.length]);
                        points.x(i);
                        points.y(i);
                    }
                    if (sum < 0) {
                        throw new IllegalStateException("the sum of positive numbers is " + sum);
                    }
                });
    }

    @Test
    @Order(7)
    @DisplayName("100,000 points take at most 1,700,000 bytes")
    @Holds("at most 1,700,000 bytes")
    void isSmall() {
        Points points = new Points(N);
        assertRetainsAtMost(1_700_000, points);
        for (int i = 0; i < N; i++) {
            points.set(i, i + 0.5, -i);
        }
        assertRetainsAtMost(1_700_000, points);
        for (int i = 0; i < N; i++) {
            points.set(i, SPECIAL[i % SPECIAL.length], points.x(i) + points.y(i));
        }
        assertRetainsAtMost(1_700_000, points);
    }

    private static void in(String name, Runnable code) throws Exception {
        FutureTask<Void> task = new FutureTask<>(code, null);
        new Thread(task, name).start();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new AssertionError("in " + name + ": " + e.getCause().getMessage(), e.getCause());
        }
    }

    /** Of any length in bits up to so many. */
    private static int magnitude(Random random, int bits) {
        return random.nextInt(1 << random.nextInt(bits + 1));
    }

    private static double number(Random random) {
        return random.nextInt(3) == 0
                ? Double.longBitsToDouble(random.nextLong())
                : SPECIAL[random.nextInt(SPECIAL.length)];
    }

    /** The points of the answer, and beside them what they must be. */
    private static final class Model {

        /** So many are looked at after each step. */
        private static final int FEW = 10;

        private static final String REFUSED = "; wrong indices are refused";

        private final int n;
        private final Points points;
        private final double[] xs;
        private final double[] ys;
        private String did;

        Model(int n) {
            this.n = n;
            did = "new Points(" + n + ")";
            points = Property.call(did, () -> new Points(n));
            xs = new double[n];
            ys = new double[n];
        }

        /** One at an end, beside a power of two, or anywhere. */
        int anyIndex(Random random) {
            int power = (1 << random.nextInt(20)) - random.nextInt(2);
            return switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> n - 1;
                case 2 -> power % n;
                default -> random.nextInt(n);
            };
        }

        void set(int i, double x, double y) {
            did += "; set(%d, %s, %s)".formatted(i, x, y);
            Property.call(
                    did,
                    () -> {
                        points.set(i, x, y);
                        return 0;
                    });
            xs[i] = x;
            ys[i] = y;
            if (n <= FEW) {
                same();
            } else {
                same(i);
                same(0);
                same(n - 1);
            }
        }

        /** No two numbers alike, of any bits. */
        void setAll(long start) {
            did += "; set(i, …, …) for each i";
            Property.call(
                    did,
                    () -> {
                        for (int i = 0; i < n; i++) {
                            xs[i] = Double.longBitsToDouble((start + 2L * i) * 0x9E37_79B9_7F4A_7C15L);
                            ys[i] = Double.longBitsToDouble((start + 2L * i + 1) * 0x9E37_79B9_7F4A_7C15L);
                            points.set(i, xs[i], ys[i]);
                        }
                        return 0;
                    });
        }

        void same() {
            for (int i = 0; i < n; i++) {
                same(i);
            }
        }

        private void same(int i) {
            double x;
            double y;
            try {
                x = points.x(i);
                y = points.y(i);
            } catch (RuntimeException thrown) {
                x = Property.call(did + "; x(" + i + ")", () -> points.x(i));
                y = Property.call(did + "; y(" + i + ")", () -> points.y(i));
            }
            same("x", i, xs[i], x);
            same("y", i, ys[i], y);
        }

        private void same(String name, int i, double expected, double found) {
            if (Double.doubleToRawLongBits(expected) != Double.doubleToRawLongBits(found)) {
                fail("%s; %s(%d) is %s, and must be %s", did, name, i, shown(found), shown(expected));
            }
        }

        /** There are many NaNs, which differ in their bits alone. */
        private static String shown(double number) {
            return Double.isNaN(number)
                    ? "NaN of the bits 0x%x".formatted(Double.doubleToRawLongBits(number))
                    : "" + number;
        }

        void refuses(int index) {
            refuses("x(" + index + ")", () -> points.x(index));
            refuses("y(" + index + ")", () -> points.y(index));
            refuses("set(" + index + ", 3.0, 4.0)", () -> points.set(index, 3, 4));
            if (!did.endsWith(REFUSED)) {
                did += REFUSED;
            }
            if (n <= FEW) {
                same();
            }
        }

        private void refuses(String call, Runnable refused) {
            try {
                refused.run();
            } catch (IndexOutOfBoundsException expected) {
                return;
            } catch (RuntimeException other) {
                fail("%s; %s throws %s, and must throw IndexOutOfBoundsException", did, call, other);
            }
            fail("%s; %s throws nothing, and must throw IndexOutOfBoundsException", did, call);
        }
    }
}
