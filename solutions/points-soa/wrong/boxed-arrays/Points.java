// feedback: Double is a class: the array holds references to boxes of 24 bytes, and each box is allocated when you store a number. double[] holds the numbers themselves.
// fails: 100,000 points take at most 1,700,000 bytes
// when: uses Double[]
/** Points in the plane, a fixed number of them. */
public class Points {

    private final Double[] xs;
    private final Double[] ys;

    /** Makes n points, all of them at (0, 0). */
    public Points(int n) {
        xs = new Double[n];
        ys = new Double[n];
    }

    /** Moves point i. */
    public void set(int i, double x, double y) {
        xs[i] = x;
        ys[i] = y;
    }

    public double x(int i) {
        return xs[i];
    }

    public double y(int i) {
        return ys[i];
    }
}
