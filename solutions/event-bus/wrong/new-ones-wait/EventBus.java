// feedback: Who subscribes while an event is published joins when the outermost one is over, and so misses the event that a handler publishes in between.
// when: passes "handlers may subscribe and unsubscribe while"
// fails: handlers may publish: an event within an event reaches all, and who is new
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
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
    /** Those who have subscribed while an event was published: they join when that is over. */
    private final List<Subscription<E>> newcomers = new ArrayList<>();
    private int publishing;
    private final ArrayList<Subscription<E>> subscriptions = new ArrayList<>();

    /** Calls the handler for each event, until the owner is dead or unsubscribed. */
    @SuppressWarnings("unchecked")
    public <O> void subscribe(O owner, BiConsumer<? super O, ? super E> handler) {
        forgetDead();
        (publishing > 0 ? newcomers : subscriptions)
                .add(new Subscription<>(owner, (BiConsumer<Object, E>) handler, dead));
    }

    /** Ends all subscriptions of this owner. */
    public void unsubscribe(Object owner) {
        for (Subscription<E> subscription : subscriptions) {
            if (subscription.get() == owner) {
                subscription.ended = true;
            }
        }
        subscriptions.removeIf(subscription -> subscription.ended);
        newcomers.removeIf(subscription -> subscription.get() == owner);
    }

    /** Calls all handlers. */
    public void publish(E event) {
        forgetDead();
        publishing++;
        try {
            callAll(event);
        } finally {
            publishing--;
            if (publishing == 0) {
                subscriptions.addAll(newcomers);
                newcomers.clear();
            }
        }
    }

    private void callAll(E event) {
        RuntimeException first = null;
        for (Subscription<E> subscription : new ArrayList<>(subscriptions)) {
            Object owner = subscription.get();
            if (owner != null && !subscription.ended) {
                try {
                    subscription.handler.accept(owner, event);
                } catch (RuntimeException e) {
                    if (first == null) {
                        first = e;
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
        for (Subscription<E> subscription : newcomers) {
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
            newcomers.removeIf(subscription -> subscription.get() == null);
        }
    }
}
