// feedback: Two objects can have the same System.identityHashCode: it is a number of 31 bits. Compare the owners themselves with ==.
// fails: equals() and hashCode() of an owner are not called
// when: says /same System.identityHashCode has unsubscribed/
// when: calls System.identityHashCode
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

public class EventBus<E> {

    private static final class Subscription<O, E> extends WeakReference<O> {
        private final BiConsumer<? super O, ? super E> handler;
        private final int number;

        Subscription(O owner, BiConsumer<? super O, ? super E> handler, ReferenceQueue<Object> dead) {
            super(owner, dead);
            this.handler = handler;
            this.number = System.identityHashCode(owner);
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

    public <O> void subscribe(O owner, BiConsumer<? super O, ? super E> handler) {
        forgetDead();
        subscriptions.add(new Subscription<>(owner, handler, dead));
    }

    public void unsubscribe(Object owner) {
        subscriptions.removeIf(each -> owns(owner, each));
    }

    private static <O> boolean owns(Object owner, Subscription<O, ?> subscription) {
        return subscription.number == System.identityHashCode(owner);
    }

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
