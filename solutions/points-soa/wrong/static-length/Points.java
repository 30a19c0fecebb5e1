// feedback: The number of points is static: a second Points, of another length, changes it for the first, whose points then are refused, or whose end is not seen.
// fails: two Points have nothing to do with each other
// when: static int
// when: not static double[]
// when: passes "an index that no point has"
// when: passes "any points, set any number of times"
import java.util.Objects;

public class Points {

    private static int size;

    private final double[] xy;

    public Points(int n) {
        size = n;
        xy = new double[2 * n];
    }

    public void set(int i, double x, double y) {
        int at = 2 * Objects.checkIndex(i, size);
        xy[at] = x;
        xy[at + 1] = y;
    }

    public double x(int i) {
        return xy[2 * Objects.checkIndex(i, size)];
    }

    public double y(int i) {
        return xy[2 * Objects.checkIndex(i, size) + 1];
    }
}
