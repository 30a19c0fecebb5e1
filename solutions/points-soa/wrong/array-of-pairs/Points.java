// feedback: double[n][2] is n small arrays: each has a header of 16 bytes, as much as the two numbers in it. Turn it round: two arrays of n.
// fails: 100,000 points take at most 1,700,000 bytes
// when: field double[][]
// when: says /double\[\]/
/** Points in the plane, a fixed number of them. */
public class Points {

    private final double[][] points;

    /** Makes n points, all of them at (0, 0). */
    public Points(int n) {
        points = new double[n][2];
    }

    /** Moves point i. */
    public void set(int i, double x, double y) {
        points[i][0] = x;
        points[i][1] = y;
    }

    public double x(int i) {
        return points[i][0];
    }

    public double y(int i) {
        return points[i][1];
    }
}
