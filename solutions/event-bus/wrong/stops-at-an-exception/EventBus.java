// feedback: The first handler that throws ends publish(), and those behind it never hear of the event.
// fails: if a handler throws, the others are called, and the first exception reaches the publisher
// when: not uses WeakHashMap
// when: says "the handlers after"
import java.lang.ref.*;
import java.util.*;
import java.util.function.*;

public class EventBus<E> {

    static class Subscription<O, E> extends WeakReference<O> {
        final BiConsumer<? super O, ? super E> handler;

        Subscription(O owner, BiConsumer<? super O, ? super E> handler) {
            super(owner);
            this.handler = handler;
        }

        void call(E event) {
            O owner = get();
            if (owner != null) handler.accept(owner, event);
        }
    }

    private final List<Subscription<?, E>> subscriptions = new ArrayList<>();

    public <O> void subscribe(O owner, BiConsumer<? super O, ? super E> handler) {
        forgetDead();
        subscriptions.add(new Subscription<>(owner, handler));
    }

    public void unsubscribe(Object owner) {
        subscriptions.removeIf(each -> ((Reference<?>) each).get() == owner);
    }

    public void publish(E event) {
        forgetDead();
        for (Subscription<?, E> each : List.copyOf(subscriptions)) {
            if (subscriptions.contains(each)) {
                each.call(event);
            }
        }
    }

    public int size() {
        forgetDead();
        return subscriptions.size();
    }

    private void forgetDead() {
        subscriptions.removeIf(each -> each.refersTo(null));
    }
}
