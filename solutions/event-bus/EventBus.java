import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Tells those who have subscribed of events, as long as they live. */
public class EventBus<E> {

    /** The owner weakly, what to do strongly. */
    private static final class Subscription<O, E> extends WeakReference<O> {
        private final BiConsumer<? super O, ? super E> handler;

        Subscription(O owner, BiConsumer<? super O, ? super E> handler, ReferenceQueue<Object> dead) {
            super(owner, dead);
            this.handler = handler;
        }

        void call(E event) {
            O owner = get();
            if (owner != null) {
                handler.accept(owner, event);
            }
        }
    }

    private final Set<Subscription<?, E>> subscriptions = new LinkedHashSet<>();
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();

    /** Calls the handler for each event, until the owner is dead or unsubscribed. */
    public <O> void subscribe(O owner, BiConsumer<? super O, ? super E> handler) {
        forgetDead();
        subscriptions.add(new Subscription<>(owner, handler, dead));
    }

    /** Ends all subscriptions of this owner. */
    public void unsubscribe(Object owner) {
        subscriptions.removeIf(each -> owns(owner, each));
    }

    private static <O> boolean owns(Object owner, Subscription<O, ?> subscription) {
        return subscription.get() == owner;
    }

    /** Calls all handlers. */
    public void publish(E event) {
        forgetDead();
        RuntimeException first = null;
        for (Subscription<?, E> each : List.copyOf(subscriptions)) {
            if (subscriptions.contains(each)) {
                try {
                    each.call(event);
                } catch (RuntimeException e) {
                    first = first == null ? e : first;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Returns how many subscriptions there are. */
    public int size() {
        forgetDead();
        return subscriptions.size();
    }

    private void forgetDead() {
        for (Reference<?> next = dead.poll(); next != null; next = dead.poll()) {
            subscriptions.remove(next);
        }
    }
}
