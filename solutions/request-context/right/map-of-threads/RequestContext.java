// hint: 1
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

public class RequestContext {

    private static final Map<Thread, Optional<Object>> BY_THREAD = new ConcurrentHashMap<>();

    public static Object current() {
        return BY_THREAD.getOrDefault(Thread.currentThread(), Optional.empty()).orElse(null);
    }

    public static void run(Object context, Runnable task) {
        Optional<Object> before = BY_THREAD.put(Thread.currentThread(), Optional.ofNullable(context));
        try {
            task.run();
        } finally {
            if (before != null) {
                BY_THREAD.put(Thread.currentThread(), before);
            } else {
                BY_THREAD.remove(Thread.currentThread());
            }
        }
    }

    public static Runnable wrap(Runnable task) {
        final Object context = current();
        return new Runnable() {
            @Override
            public void run() {
                RequestContext.run(context, task);
            }
        };
    }
}
