// feedback: One object for each point: a header and padding for every 16 bytes of coordinates, and a reference to it besides.
// fails: 100,000 points take at most 1,700,000 bytes
// when: field List or field ArrayList or field Map
// when: not uses Double[]
// when: not uses Double
import java.util.ArrayList;
import java.util.List;

/** Points in the plane, a fixed number of them. */
public class Points {

    private record Point(double x, double y) {}

    private final List<Point> points = new ArrayList<>();

    /** Makes n points, all of them at (0, 0). */
    public Points(int n) {
        for (int i = 0; i < n; i++) {
            points.add(new Point(0, 0));
        }
    }

    /** Moves point i. */
    public void set(int i, double x, double y) {
        points.set(i, new Point(x, y));
    }

    public double x(int i) {
        return points.get(i).x();
    }

    public double y(int i) {
        return points.get(i).y();
    }
}
