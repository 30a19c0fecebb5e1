import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

public class TwoWorkers {

    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        List<P> left = parts.subList(0, parts.size() / 2);
        List<P> right = parts.subList(parts.size() / 2, parts.size());
        long[] sums = new long[2];
        Throwable[] thrown = new Throwable[2];
        Thread other = new Thread(() -> half(left, function, sums, thrown, 0), "left half");
        other.start();
        half(right, function, sums, thrown, 1);
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Throwable each : thrown) {
            if (each != null) TwoWorkers.<RuntimeException>rethrow(each);
        }
        return sums[0] + sums[1];
    }

    private static <P> void half(List<P> parts, ToLongFunction<? super P> function, long[] sums, Throwable[] thrown, int place) {
        try {
            sums[place] = parts.stream().mapToLong(function).sum();
        } catch (Throwable each) {
            thrown[place] = each;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
