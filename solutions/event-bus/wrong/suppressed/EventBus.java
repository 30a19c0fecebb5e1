// feedback: addSuppressed throws when an exception is to be added to itself: two handlers may throw one and the same object, and then the ones after them are not called.
// when: calls addSuppressed
// fails: if a handler throws, the others are called, and the first exception reaches the publisher
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.function.BiConsumer;

/** Tells those who have subscribed of events, as long as they live. */
public class EventBus<E> {

    private static final class Subscription<E> extends WeakReference<Object> {
        final BiConsumer<Object, E> handler;
        boolean ended;

        Subscription(Object owner, BiConsumer<Object, E> handler, ReferenceQueue<Object> dead) {
            super(owner, dead);
            this.handler = handler;
        }
    }

    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
    private final ArrayList<Subscription<E>> subscriptions = new ArrayList<>();

    /** Calls the handler for each event, until the owner is dead or unsubscribed. */
    @SuppressWarnings("unchecked")
    public <O> void subscribe(O owner, BiConsumer<? super O, ? super E> handler) {
        forgetDead();
        subscriptions.add(new Subscription<>(owner, (BiConsumer<Object, E>) handler, dead));
    }

    /** Ends all subscriptions of this owner. */
    public void unsubscribe(Object owner) {
        for (Subscription<E> subscription : subscriptions) {
            if (subscription.get() == owner) {
                subscription.ended = true;
            }
        }
        subscriptions.removeIf(subscription -> subscription.ended);
    }

    /** Calls all handlers. */
    public void publish(E event) {
        forgetDead();
        RuntimeException first = null;
        for (Subscription<E> subscription : new ArrayList<>(subscriptions)) {
            Object owner = subscription.get();
            if (owner != null && !subscription.ended) {
                try {
                    subscription.handler.accept(owner, event);
                } catch (RuntimeException e) {
                    if (first == null) {
                        first = e;
                    } else {
                        first.addSuppressed(e);
                    }
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
        int size = 0;
        for (Subscription<E> subscription : subscriptions) {
            if (subscription.get() != null) {
                size++;
            }
        }
        return size;
    }

    private void forgetDead() {
        boolean any = false;
        while (dead.poll() != null) {
            any = true;
        }
        if (any) {
            subscriptions.removeIf(subscription -> subscription.get() == null);
            subscriptions.trimToSize();
        }
    }
}
