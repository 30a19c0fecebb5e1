import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.util.Map;
import java.util.Random;
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
        Double.NEGATIVE_INFINITY
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
    }

    @Test
    @Order(3)
    @DisplayName("a new point lies at (0, 0)")
    @Holds("New points lie at (0, 0)")
    void startsAtTheOrigin() {
        new Model(0).same();
        new Model(1).same();
        new Model(5).same();
    }

    @Test
    @Order(4)
    @DisplayName("an index that no point has throws IndexOutOfBoundsException")
    @Holds("An index that no point has")
    void checksTheIndex() throws Exception {
        for (int n : new int[] {0, 1, 2, 10}) {
            Model points = new Model(n);
            for (int i = 0; i < n; i++) {
                points.set(i, i + 1, -i - 1);
            }
            for (int index :
                    new int[] {
                        -1, n, n + 1, 2 * n + 1, -n - 1, Integer.MIN_VALUE, Integer.MAX_VALUE,
                        Integer.MIN_VALUE + n - 1, 1 << 30, 1 << 31 | 1, -1 << 29
                    }) {
                if (index < 0 || index >= n) {
                    points.refuses(index);
                }
            }
        }
        Property.holds(
                200,
                random -> {
                    Model points = new Model(1 + random.nextInt(5));
                    int index = random.nextInt();
                    if (index < 0 || index >= points.n) {
                        points.refuses(index);
                    }
                });
    }

    @Test
    @Order(5)
    @DisplayName("two Points have nothing to do with each other")
    @Holds("Two Points have nothing to do with each other")
    void areTwo() throws Exception {
        Property.holds(
                50,
                random -> {
                    Model one = new Model(3);
                    one.set(1, 5, 6);
                    Model other = new Model(3);
                    other.same();
                    for (int step = 0; step < 8; step++) {
                        (random.nextBoolean() ? one : other)
                                .set(random.nextInt(3), number(random), number(random));
                        one.same();
                        other.same();
                    }
                });
    }

    @Test
    @Order(6)
    @DisplayName("set, x and y allocate nothing")
    @Holds("set, x and y allocate nothing")
    void allocatesNothing() throws Exception {
        assertAllocatesAtMost(
                0,
                run -> Map.entry(new Points(N), (double) run),
                run -> {
                    double sum = 0;
                    Points points = run.getKey();
                    double start = run.getValue();
                    for (int i = 0; i < N; i++) {
                        points.set(i, start + i, 2.0 * i);
                        sum += points.x(i) + points.y(i);
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
        for (int i = 0; i < N; i++) {
            points.set(i, i + 0.5, -i);
        }
        assertRetainsAtMost(1_700_000, points);
    }

    private static double number(Random random) {
        return random.nextInt(3) == 0
                ? Double.longBitsToDouble(random.nextLong())
                : SPECIAL[random.nextInt(SPECIAL.length)];
    }

    /** The points of the answer, and beside them what they must be. */
    private static final class Model {

        private final int n;
        private final Points points;
        private final double[][] expected;
        private String did;

        Model(int n) {
            this.n = n;
            did = "new Points(" + n + ")";
            points = Property.call(did, () -> new Points(n));
            expected = new double[n][2];
        }

        void set(int i, double x, double y) {
            did += "; set(%d, %s, %s)".formatted(i, x, y);
            Property.call(
                    did,
                    () -> {
                        points.set(i, x, y);
                        return 0;
                    });
            expected[i] = new double[] {x, y};
            same();
        }

        void same() {
            for (int i = 0; i < n; i++) {
                int index = i;
                same("x", i, expected[i][0], Property.call(did + "; x(" + i + ")", () -> points.x(index)));
                same("y", i, expected[i][1], Property.call(did + "; y(" + i + ")", () -> points.y(index)));
            }
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
            same();
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
