import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.ToLongFunction;

public class TwoWorkers {
    private TwoWorkers() {}
    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        Queue<P> queue = new ConcurrentLinkedQueue<>(parts);
        LongAdder total = new LongAdder();
        AtomicReference<Throwable> first = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(2);
        Runnable work = () -> {
            try {
                for (P p = queue.poll(); p != null && first.get() == null; p = queue.poll()) total.add(function.applyAsLong(p));
            } catch (Throwable t) {
                first.compareAndSet(null, t);
            } finally {
                done.countDown();
            }
        };
        new Thread(work, "worker-1").start();
        new Thread(work, "worker-2").start();
        try { done.await(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
        Throwable t = first.get();
        if (t instanceof RuntimeException r) throw r;
        if (t instanceof Error e) throw e;
        if (t != null) throw TwoWorkers.<RuntimeException>any(t);
        return total.sum();
    }
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X any(Throwable t) throws X { throw (X) t; }
}
