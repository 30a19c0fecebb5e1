/** Points in the plane, a fixed number of them. */
public class Points {

    private final double[] xs;
    private final double[] ys;

    /** Makes n points, all of them at (0, 0). */
    public Points(int n) {
        xs = new double[n];
        ys = new double[n];
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
