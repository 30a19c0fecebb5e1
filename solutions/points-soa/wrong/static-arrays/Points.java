// feedback: An array of yours is static: all Points share it, and what one of them writes the others read.
// fails: two Points have nothing to do with each other
// when: static double[]
public class Points {

    private static double[] xs;
    private static double[] ys;

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
