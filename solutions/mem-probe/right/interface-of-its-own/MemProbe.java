import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

public class MemProbe {

    private interface Counter {
        long read();
    }

    private static final Counter COUNTER =
            ManagementFactory.getPlatformMXBean(ThreadMXBean.class)::getCurrentThreadAllocatedBytes;

    public static long allocatedBy(Runnable action) {
        final long before = COUNTER.read();
        action.run();
        return COUNTER.read() - before;
    }
}
