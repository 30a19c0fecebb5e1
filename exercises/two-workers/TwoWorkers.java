import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Sums up what a function returns for each part of some work.
 *
 * <p>Task: let two of the calls run at the same time.
 */
public class TwoWorkers {

    private TwoWorkers() {}

    /** Returns the sum of what the function returns for the parts. */
    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        long sum = 0;
        for (P part : parts) {
            sum += function.applyAsLong(part);
        }
        return sum;
    }
}
