// hint: 1
import java.lang.ref.*;
import java.util.*;
import java.util.function.*;

public class EventBus<E> {

    private record Entry<E>(WeakReference<Object> owner, BiConsumer<Object, E> handler, boolean[] ended) {}

    private List<Entry<E>> entries = List.of();

    @SuppressWarnings("unchecked")
    public <O> void subscribe(O owner, BiConsumer<? super O, ? super E> handler) {
        var next = living();
        next.add(new Entry<>(new WeakReference<>(owner), (BiConsumer<Object, E>) (BiConsumer<?, ?>) handler, new boolean[1]));
        entries = next;
    }

    public void unsubscribe(Object owner) {
        var next = living();
        next.removeIf(each -> {
            boolean same = each.owner().get() == owner;
            each.ended()[0] |= same;
            return same;
        });
        entries = next;
    }

    public void publish(E event) {
        entries = living();
        RuntimeException trouble = null;
        for (Entry<E> each : entries) {
            Object owner = each.owner().get();
            if (owner == null || each.ended()[0]) {
                continue;
            }
            try {
                each.handler().accept(owner, event);
            } catch (RuntimeException e) {
                trouble = trouble != null ? trouble : e;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    public int size() {
        entries = living();
        return entries.size();
    }

    private List<Entry<E>> living() {
        var living = new ArrayList<Entry<E>>();
        for (Entry<E> each : entries) {
            if (!each.owner().refersTo(null)) {
                living.add(each);
            }
        }
        return living;
    }
}
