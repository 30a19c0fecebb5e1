// feedback: What `start` or `stop` throws is remembered as if a call had failed. `lastError()` tells of `call` only: whoever asks for it wants to know what went wrong with a request.
// fails: what load() or stop() throws is not remembered as the error of a call
// when: says /lastError\(\) after (start|stop)\(\) has thrown[\s\S]*no st(art|op)/
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs plug-ins, each from a class loader and in a thread of its own.
 *
 * <p>Nothing of a plug-in stays when it is unloaded.
 */
public class PluginHost {

    /** What a plug-in implements. It stays as it is. */
    public interface Plugin {
        void start(PluginHost host, String id) throws Exception;

        Object handle(String request) throws Exception;

        void stop() throws Exception;
    }

    /** A listener, and whose it is. */
    private record Listener(String id, Runnable action) {}

    private final Map<String, Plugin> plugins = new HashMap<>();
    private final Map<String, ExecutorService> threads = new HashMap<>();
    private final Map<String, List<Listener>> listeners = new HashMap<>();
    private String lastError;

    /** Starts a plug-in; its class comes from a class loader of its own. */
    public void load(String id, Plugin plugin) throws Exception {
        if (plugins.containsKey(id)) {
            throw new IllegalStateException(id + " is loaded");
        }
        plugins.put(id, plugin);
        threads.put(id, thread(id, plugin.getClass().getClassLoader()));
        try {
            plugin.start(this, id);
        } catch (Exception e) {
            lastError = e.toString();
            forget(id);
            throw e;
        }
    }

    private static ExecutorService thread(String id, ClassLoader loader) {
        return Executors.newFixedThreadPool(1, task -> {
            Thread thread = new Thread(task, id);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }

    /** Has a plug-in handle a request in its own thread. */
    public Object call(String id, String request) throws Exception {
        Plugin plugin = plugins.get(id);
        if (plugin == null) {
            throw new IllegalArgumentException(id + " is not loaded");
        }
        try {
            return threads.get(id).submit(() -> plugin.handle(request)).get();
        } catch (ExecutionException e) {
            Exception cause = (Exception) e.getCause();
            lastError = cause.toString();
            throw cause;
        }
    }

    /** A plug-in wants to be told of an event. */
    public void on(String id, String event, Runnable listener) {
        if (!plugins.containsKey(id)) {
            throw new IllegalArgumentException(id + " is not loaded");
        }
        listeners.computeIfAbsent(event, none -> new ArrayList<>()).add(new Listener(id, listener));
    }

    /** Tells all listeners of an event, and returns how many there were. */
    public int fire(String event) {
        List<Listener> told = listeners.getOrDefault(event, List.of());
        told.forEach(listener -> listener.action().run());
        return told.size();
    }

    /** Returns the text of what the last failed call threw, or null. */
    public String lastError() {
        return lastError;
    }

    /** Stops a plug-in, and lets go of it. */
    public void unload(String id) {
        Plugin plugin = plugins.get(id);
        if (plugin == null) {
            return;
        }
        try {
            plugin.stop();
        } catch (Exception e) {
            lastError = e.toString();
        }
        forget(id);
        if (plugin.getClass().getClassLoader() instanceof AutoCloseable loader) {
            try {
                loader.close();
            } catch (Exception e) {
                lastError = e.toString();
            }
        }
    }

    private void forget(String id) {
        plugins.remove(id);
        ExecutorService thread = threads.remove(id);
        if (thread != null) {
            thread.shutdown();
        }
        listeners.values().forEach(each -> each.removeIf(listener -> listener.id().equals(id)));
        listeners.values().removeIf(List::isEmpty);
    }
}
