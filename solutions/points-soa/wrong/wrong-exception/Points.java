// feedback: The task names the exception: IndexOutOfBoundsException, which an array throws by itself.
// fails: an index that no point has throws IndexOutOfBoundsException
// when: says /and must throw IndexOutOfBoundsException/
// when: says /throws java\.lang\.(?!Index|Array)/
public class Points {

    private final double[] xs;
    private final double[] ys;

    public Points(int n) {
        xs = new double[n];
        ys = new double[n];
    }

    public void set(int i, double x, double y) {
        check(i);
        xs[i] = x;
        ys[i] = y;
    }

    public double x(int i) {
        check(i);
        return xs[i];
    }

    public double y(int i) {
        check(i);
        return ys[i];
    }

    private void check(int i) {
        if (i < 0 || i >= xs.length) {
            throw new IllegalArgumentException("no point " + i);
        }
    }
}
