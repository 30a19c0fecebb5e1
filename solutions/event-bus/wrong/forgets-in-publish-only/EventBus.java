// feedback: The dead are forgotten when an event is published. On a bus that many join and that has no events, they pile up.
// fails: after a death, subscribe() and size() forget handlers
// when: says "what the handler of a dead owner held, after"
// when: uses WeakReference
// when: passes "publish() forgets"
// when: not static List
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
        return (int) subscriptions.stream().filter(each -> !each.refersTo(null)).count();
    }

    private void forgetDead() {
        subscriptions.removeIf(each -> each.refersTo(null));
    }
}
