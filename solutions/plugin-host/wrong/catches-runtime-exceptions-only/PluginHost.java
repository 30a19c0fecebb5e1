// feedback: `start` may throw any exception, and `load` tidies up after a `RuntimeException` only.
// fails: a plug-in that fails to start leaves nothing
// when: uses RuntimeException
import java.util.*;
import java.util.concurrent.*;

public class PluginHost {
    /** What a plug-in implements. It stays as it is. */
    public interface Plugin {
        void start(PluginHost host, String id) throws Exception;

        Object handle(String request) throws Exception;

        void stop() throws Exception;
    }

    private record Listener(String id, Runnable action) {}
    private final Map<String, Plugin> plugins = new HashMap<>();
    private final Map<String, ExecutorService> threads = new HashMap<>();
    private final Map<String, List<Listener>> listeners = new HashMap<>();
    private String lastError;

    public void load(String id, Plugin plugin) throws Exception {
        if (plugins.containsKey(id)) throw new IllegalStateException(id + " is loaded");
        ClassLoader loader = plugin.getClass().getClassLoader();
        plugins.put(id, plugin);
        threads.put(id, Executors.newFixedThreadPool(1, task -> {
            Thread thread = new Thread(task, id);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        }));
        try {
            plugin.start(this, id);
        } catch (RuntimeException t) {
            forget(id);
            throw t;
        }
    }

    public Object call(String id, String request) throws Exception {
        Plugin plugin = plugins.get(id);
        if (plugin == null) throw new IllegalArgumentException(id + " is not loaded");
        try {
            return threads.get(id).submit(() -> plugin.handle(request)).get();
        } catch (ExecutionException e) {
            lastError = e.getCause().toString();
            if (e.getCause() instanceof Error error) throw error;
            throw (Exception) e.getCause();
        }
    }

    public void on(String id, String event, Runnable listener) {
        if (!plugins.containsKey(id)) throw new IllegalArgumentException(id + " is not loaded");
        listeners.computeIfAbsent(event, none -> new ArrayList<>()).add(new Listener(id, listener));
    }

    public int fire(String event) {
        List<Listener> told = List.copyOf(listeners.getOrDefault(event, List.of()));
        told.forEach(l -> l.action().run());
        return told.size();
    }

    public String lastError() {
        return lastError;
    }

    public void unload(String id) throws Exception {
        Plugin plugin = plugins.get(id);
        if (plugin == null) return;
        try {
            plugin.stop();
        } catch (Throwable t) {
            // goes anyway
        }
        forget(id);
        if (plugin.getClass().getClassLoader() instanceof AutoCloseable c) c.close();
    }

    private void forget(String id) {
        plugins.remove(id);
        threads.remove(id).shutdown();
        listeners.values().forEach(l -> l.removeIf(x -> x.id().equals(id)));
    }
}
