// hint: 3
public class Points {

    private final double[] xs;
    private final double[] ys;

    public Points(int n) {
        xs = new double[n];
        ys = new double[n];
    }

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
