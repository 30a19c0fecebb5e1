// feedback: The subscription holds its owner as any object holds another. As long as the bus is there, no owner dies.
// fails: the bus keeps no owner alive
// when: not uses WeakReference
// when: not uses WeakHashMap
// when: not uses SoftReference
// when: not uses PhantomReference
// when: not static List
// when: not static Set
// when: not static Map
import java.lang.ref.*;
import java.util.*;
import java.util.function.*;

public class EventBus<E> {

    static class Subscription<O, E> {
        final O owner;
        final BiConsumer<? super O, ? super E> handler;

        Subscription(O owner, BiConsumer<? super O, ? super E> handler) {
            this.owner = owner;
            this.handler = handler;
        }

        void call(E event) {
            handler.accept(owner, event);
        }
    }

    private final List<Subscription<?, E>> subscriptions = new ArrayList<>();

    public <O> void subscribe(O owner, BiConsumer<? super O, ? super E> handler) {
        forgetDead();
        subscriptions.add(new Subscription<>(owner, handler));
    }

    public void unsubscribe(Object owner) {
        subscriptions.removeIf(each -> each.owner == owner);
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
    }
}
