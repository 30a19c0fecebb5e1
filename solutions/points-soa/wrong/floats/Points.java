// feedback: A float has 24 bits for the digits, a double 53: most coordinates come back changed.
// fails: any points, set any number of times
// when: field float[]
public class Points {

    private final float[] xs;
    private final float[] ys;

    public Points(int n) {
        xs = new float[n];
        ys = new float[n];
    }

    public void set(int i, double x, double y) {
        xs[i] = (float) x;
        ys[i] = (float) y;
    }

    public double x(int i) {
        return xs[i];
    }

    public double y(int i) {
        return ys[i];
    }
}
