import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class PointsTest {

    private static final int N = 100_000;

    @Test
    @Order(1)
    @DisplayName("a point is where set() put it, and the others stay where they are")
    void remembers() {
        Points points = new Points(3);
        points.set(0, 1.5, -2);
        points.set(1, 0, 0);
        points.set(2, Double.MAX_VALUE, Double.MIN_VALUE);
        points.set(0, 3, 4);
        assertThat(points.x(0)).as("x(0)").isEqualTo(3);
        assertThat(points.y(0)).as("y(0)").isEqualTo(4);
        assertThat(points.x(1)).as("x(1)").isEqualTo(0);
        assertThat(points.y(2)).as("y(2)").isEqualTo(Double.MIN_VALUE);
    }

    @Test
    @Order(2)
    @DisplayName("a new point lies at (0, 0)")
    void startsAtTheOrigin() {
        Points points = new Points(2);
        assertThat(points.x(1)).as("x(1)").isEqualTo(0);
        assertThat(points.y(1)).as("y(1)").isEqualTo(0);
    }

    @Test
    @Order(3)
    @DisplayName("an index that is none throws IndexOutOfBoundsException")
    void checksTheIndex() {
        Points points = new Points(2);
        assertThatThrownBy(() -> points.x(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> points.set(-1, 0, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    @Order(4)
    @DisplayName("set, x and y allocate nothing")
    void allocatesNothing() throws Exception {
        Points points = new Points(N);
        for (int i = 0; i < N; i++) {
            points.set(i, i, i);
        }
        assertAllocatesAtMost(
                0,
                () -> {
                    double sum = 0;
                    for (int i = 0; i < N; i++) {
                        points.set(i, i, 2.0 * i);
                        sum += points.x(i) + points.y(i);
                    }
                    if (sum < 0) {
                        throw new IllegalStateException("the sum of positive numbers is " + sum);
                    }
                });
    }

    @Test
    @Order(5)
    @DisplayName("100,000 points take at most 1,700,000 bytes")
    void isSmall() {
        Points points = new Points(N);
        for (int i = 0; i < N; i++) {
            points.set(i, i + 0.5, -i);
        }
        assertRetainsAtMost(1_700_000, points);
    }
}
