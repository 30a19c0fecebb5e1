import java.nio.DoubleBuffer;

public class Points {

    private final DoubleBuffer xs;
    private final DoubleBuffer ys;

    public Points(int n) {
        xs = DoubleBuffer.allocate(n);
        ys = DoubleBuffer.allocate(n);
    }

    public void set(int i, double x, double y) {
        xs.put(i, x);
        ys.put(i, y);
    }

    public double x(int i) {
        return xs.get(i);
    }

    public double y(int i) {
        return ys.get(i);
    }
}
