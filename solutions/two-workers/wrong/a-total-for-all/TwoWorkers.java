// feedback: The total is in a static field: it still holds what an earlier call of sum() has added before it threw, and two calls at the same time share it.
// fails: after it has thrown it can be called again
// when: static LongAdder or static AtomicLong or static long or static int or static long[] or static LongAccumulator
// when: passes "two calls run at the same time"
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.function.ToLongFunction;
public class TwoWorkers {
    private static final LongAdder TOTAL = new LongAdder();
    private TwoWorkers() {}
    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Runnable work = () -> {
            try {
                for (int i; (i = next.getAndIncrement()) < parts.size(); ) TOTAL.add(function.applyAsLong(parts.get(i)));
            } catch (Throwable t) { thrown.set(t); }
        };
        Thread a = new Thread(work), b = new Thread(work);
        a.start(); b.start();
        try { a.join(); b.join(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
        if (thrown.get() instanceof Error e) throw e;
        if (thrown.get() instanceof RuntimeException e) throw e;
        return TOTAL.sumThenReset();
    }
}
