// feedback: 2 * i overflows: where i is the smallest int, or 1 << 30 and the like, the product is an index that exists. Look at i before you multiply.
// fails: an index that no point has throws IndexOutOfBoundsException
// when: says /[xy]\(-?\d{7,}\) throws nothing|set\(-?\d{7,}, 3.0, 4.0\) throws nothing/
// when: field double[]
// when: not says /[xy]\(-?\d{1,2}\) throws nothing/
public class Points {
    private final double[] xy;
    public Points(int n) { xy = new double[2 * n]; }
    public void set(int i, double x, double y) { xy[2 * i] = x; xy[2 * i + 1] = y; }
    public double x(int i) { return xy[2 * i]; }
    public double y(int i) { return xy[2 * i + 1]; }
}
