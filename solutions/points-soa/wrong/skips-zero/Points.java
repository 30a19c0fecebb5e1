// feedback: 0 is a place like any other: a point that was elsewhere can be set back to it.
// fails: a point is where set() put it last, and the others stay where they are
// when: says /x\(1\) is 7\.0, and must be 0\.0/
// when: not field float[]
public class Points {
    private final double[] xs;
    private final double[] ys;
    public Points(int n) { xs = new double[n]; ys = new double[n]; }
    public void set(int i, double x, double y) { if (x != 0) xs[i] = x; else { double keep = xs[i]; } if (y != 0) ys[i] = y; else { double keep = ys[i]; } }
    public double x(int i) { return xs[i]; }
    public double y(int i) { return ys[i]; }
}
