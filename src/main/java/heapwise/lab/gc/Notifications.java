package heapwise.lab.gc;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/**
 * The collections that happen while it is open. The VM reports them from a thread of its own, 3–30
 * ms later, and much later on a busy machine, so {@link #close} waits until as many were reported
 * as the beans have counted. Beans that count pauses of concurrent collectors are left out: they
 * report no change of the heap.
 */
final class Notifications implements AutoCloseable, NotificationListener {

    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final List<GarbageCollectorMXBean> beans;
    private final List<GcEvent> events = new CopyOnWriteArrayList<>();
    private final long counted;

    Notifications() {
        beans =
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .filter(bean -> !bean.getName().endsWith("Pauses"))
                        .toList();
        for (GarbageCollectorMXBean bean : beans) {
            if (bean instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(this, null, null);
            }
        }
        counted = count();
    }

    private long count() {
        return beans.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }

    @Override
    public void handleNotification(Notification notification, @Nullable Object handback) {
        if (notification
                .getType()
                .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            events.add(
                    GcEvent.of(
                            GarbageCollectionNotificationInfo.from(
                                    (CompositeData) notification.getUserData())));
        }
    }

    /** The collections reported so far, oldest first. */
    List<GcEvent> events() {
        List<GcEvent> sorted = new ArrayList<>(events);
        sorted.sort((a, b) -> Long.compare(a.startMillis(), b.startMillis()));
        return sorted;
    }

    @Override
    public void close() {
        long expected = count() - counted;
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (events.size() < expected && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        for (GarbageCollectorMXBean bean : beans) {
            if (bean instanceof NotificationEmitter emitter) {
                try {
                    emitter.removeNotificationListener(this);
                } catch (ListenerNotFoundException gone) {
                    throw new IllegalStateException(gone);
                }
            }
        }
    }
}
