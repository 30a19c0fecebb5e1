// feedback: The handler is held weakly, too. Nobody else holds a lambda that stands in the call of subscribe(), so the next collection takes it, and its owner hears nothing more.
// fails: a handler that only the bus holds is called as long as its owner lives
// when: passes "called as often"
// when: uses WeakReference
// when: passes "keeps no owner alive"
import java.lang.ref.*;
import java.util.*;
import java.util.function.*;

public class EventBus<E> {

    static class Subscription<O, E> extends WeakReference<O> {
        final WeakReference<BiConsumer<? super O, ? super E>> handler;

        Subscription(O owner, BiConsumer<? super O, ? super E> handler) {
            super(owner);
            this.handler = new WeakReference<>(handler);
        }

        void call(E event) {
            O owner = get();
            var living = handler.get();
            if (owner != null && living != null) living.accept(owner, event);
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
        List<RuntimeException> thrown = new ArrayList<>();
        for (Subscription<?, E> each : List.copyOf(subscriptions)) {
            if (subscriptions.contains(each)) {
                try {
                    each.call(event);
                } catch (RuntimeException e) {
                    thrown.add(e);
                }
            }
        }
        if (!thrown.isEmpty()) throw thrown.get(0);
    }

    public int size() {
        forgetDead();
        return subscriptions.size();
    }

    private void forgetDead() {
        subscriptions.removeIf(each -> each.refersTo(null));
    }
}
