// feedback: In one array for both, an index beyond the last x is that of a y, and the array has nothing against it. Look at i yourself.
// fails: an index that no point has throws IndexOutOfBoundsException
// when: says /[xy]\(-?\d{1,2}\) throws nothing/
// when: field double[]
// when: says /y\(-1\) throws nothing/
public class Points {

    private final double[] xy;
    private final int n;

    public Points(int n) {
        this.n = n;
        xy = new double[2 * n];
    }

    public void set(int i, double x, double y) {
        xy[i] = x;
        xy[n + i] = y;
    }

    public double x(int i) {
        return xy[i];
    }

    public double y(int i) {
        return xy[n + i];
    }
}
