import java.lang.ref.*;
import java.util.*;
import java.util.function.*;

/** Owners by their identity, subscriptions by their number. */
public class EventBus<E> {

    private static class Owner extends WeakReference<Object> {
        final NavigableMap<Long, BiConsumer<Object, Object>> handlers = new TreeMap<>();

        Owner(Object owner, ReferenceQueue<Object> queue) {
            super(owner, queue);
        }
    }

    private final Map<Integer, List<Owner>> byHash = new HashMap<>();
    private final NavigableMap<Long, Owner> byNumber = new TreeMap<>();
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private final Map<Owner, Integer> hashes = new HashMap<>();
    private long last;

    @SuppressWarnings("unchecked")
    public <O> void subscribe(O owner, BiConsumer<? super O, ? super E> handler) {
        tidy();
        Owner of = find(owner).orElseGet(() -> add(owner));
        of.handlers.put(++last, (BiConsumer<Object, Object>) (BiConsumer<?, ?>) handler);
        byNumber.put(last, of);
    }

    private Optional<Owner> find(Object owner) {
        return byHash.getOrDefault(System.identityHashCode(owner), List.of()).stream()
                .filter(each -> each.refersTo(owner))
                .findAny();
    }

    private Owner add(Object owner) {
        int hash = System.identityHashCode(owner);
        Owner added = new Owner(owner, queue);
        hashes.put(added, hash);
        byHash.computeIfAbsent(hash, key -> new ArrayList<>()).add(added);
        return added;
    }

    public void unsubscribe(Object owner) {
        find(owner).ifPresent(this::remove);
    }

    private void remove(Owner gone) {
        byNumber.keySet().removeAll(Set.copyOf(gone.handlers.keySet()));
        Integer hash = hashes.remove(gone);
        if (hash != null) {
            byHash.get(hash).remove(gone);
            byHash.computeIfPresent(hash, (key, owners) -> owners.isEmpty() ? null : owners);
        }
    }

    public void publish(E event) {
        tidy();
        long until = last;
        Iterator<RuntimeException> thrown = new ArrayList<>(callAll(event, until)).iterator();
        if (thrown.hasNext()) {
            throw thrown.next();
        }
    }

    private List<RuntimeException> callAll(E event, long until) {
        List<RuntimeException> thrown = new ArrayList<>();
        Map.Entry<Long, Owner> next = byNumber.firstEntry();
        while (next != null && next.getKey() <= until) {
            Object owner = next.getValue().get();
            BiConsumer<Object, Object> handler = next.getValue().handlers.get(next.getKey());
            if (owner != null) {
                try {
                    handler.accept(owner, event);
                } catch (RuntimeException e) {
                    thrown.add(e);
                }
            }
            next = byNumber.higherEntry(next.getKey());
        }
        return thrown;
    }

    public int size() {
        tidy();
        return byNumber.size();
    }

    private void tidy() {
        for (Object next = queue.poll(); next != null; next = queue.poll()) {
            remove((Owner) next);
        }
    }
}
