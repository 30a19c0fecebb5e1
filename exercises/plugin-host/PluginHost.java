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
 * <p>Task: let nothing of a plug-in stay when it is unloaded.
 */
public class PluginHost {

    /** What a plug-in implements. It stays as it is. */
    public interface Plugin {
        void start(PluginHost host, String id) throws Exception;

        Object handle(String request) throws Exception;

        void stop() throws Exception;
    }

    private final Map<String, Plugin> plugins = new HashMap<>();
    private final Map<String, ExecutorService> threads = new HashMap<>();
    private final Map<String, List<Runnable>> listeners = new HashMap<>();
    private Exception lastError;

    /** Starts a plug-in; its class comes from a class loader of its own. */
    public void load(String id, Plugin plugin) throws Exception {
        if (plugins.containsKey(id)) {
            throw new IllegalStateException(id + " is loaded");
        }
        ClassLoader loader = plugin.getClass().getClassLoader();
        plugins.put(id, plugin);
        threads.put(id, Executors.newFixedThreadPool(1, task -> {
            Thread thread = new Thread(task, id);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        }));
        plugin.start(this, id);
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
            lastError = (Exception) e.getCause();
            throw lastError;
        }
    }

    /** A plug-in wants to be told of an event. */
    public void on(String id, String event, Runnable listener) {
        if (!plugins.containsKey(id)) {
            throw new IllegalArgumentException(id + " is not loaded");
        }
        listeners.computeIfAbsent(event, none -> new ArrayList<>()).add(listener);
    }

    /** Tells all listeners of an event, and returns how many there were. */
    public int fire(String event) {
        List<Runnable> told = listeners.getOrDefault(event, List.of());
        told.forEach(Runnable::run);
        return told.size();
    }

    /** Returns the text of what the last failed call threw, or null. */
    public String lastError() {
        return lastError == null ? null : lastError.toString();
    }

    /** Stops a plug-in, and lets go of it. */
    public void unload(String id) throws Exception {
        plugins.remove(id).stop();
    }
}
