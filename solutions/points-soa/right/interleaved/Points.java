import java.util.Objects;

public class Points {

    private final int n;
    private final double[] xy;

    public Points(int n) {
        this.n = n;
        this.xy = new double[2 * n];
    }

    public void set(int i, double x, double y) {
        int at = 2 * Objects.checkIndex(i, n);
        xy[at] = x;
        xy[at + 1] = y;
    }

    public double x(int i) {
        return xy[2 * Objects.checkIndex(i, n)];
    }

    public double y(int i) {
        return xy[2 * Objects.checkIndex(i, n) + 1];
    }
}
