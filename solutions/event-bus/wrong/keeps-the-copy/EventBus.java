// feedback: The copy that publish() goes through stays in a field, with the subscriptions of those who have died since. A local variable ends with publish().
// fails: after a death, subscribe() and size() forget handlers
// when: says "that was called before its owner died"
import java.lang.ref.WeakReference;
import java.util.*;
import java.util.function.BiConsumer;

public class EventBus<E> {
    static class Sub<E> extends WeakReference<Object> {
        final BiConsumer<Object, E> handler;
        boolean active = true;
        @SuppressWarnings("unchecked")
        Sub(Object owner, BiConsumer<?, ? super E> handler) {
            super(owner);
            this.handler = (BiConsumer<Object, E>) handler;
        }
    }
    private final List<Sub<E>> subs = new ArrayList<>();

    private List<Sub<E>> copy = List.of();
    private void purge() {
        subs.removeIf(s -> s.refersTo(null));
    }
    public <O> void subscribe(O owner, BiConsumer<? super O, ? super E> handler) {
        purge();
        subs.add(new Sub<E>(owner, handler));
    }
    public void unsubscribe(Object owner) {
        subs.removeIf(s -> {
            if (s.get() != owner) return false;
            s.active = false;
            return true;
        });
    }
    public void publish(E event) {
        purge();
        Throwable first = null;
        copy = new ArrayList<>(subs);
        for (Sub<E> s : copy) {
            Object owner = s.get();
            if (owner == null || !s.active) continue;
            try {
                s.handler.accept(owner, event);
            } catch (Throwable t) {
                if (first == null) first = t;
            }
        }
        if (first != null) EventBus.<RuntimeException>sneak(first);
    }
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable t) throws T {
        throw (T) t;
    }
    public int size() {
        purge();
        return subs.size();
    }
}
