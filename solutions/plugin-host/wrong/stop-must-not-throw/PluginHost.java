// feedback: `stop()` is code of others. When it throws, your `unload` ends there, and nothing of the plug-in is let go.
// fails: a plug-in whose stop() throws is unloaded all the same
// when: passes "a plug-in that has thrown an exception can be collected after unload()"
// when: passes "a plug-in that listens can be collected after unload()"
// when: says "no stop"
// when: fails "a plug-in whose stop() throws is unloaded all the same"
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs plug-ins, each from a class loader and in a thread of its own. */
public class PluginHost {

    /** What a plug-in implements. It stays as it is. */
    public interface Plugin {
        void start(PluginHost host, String id) throws Exception;

        Object handle(String request) throws Exception;

        void stop() throws Exception;
    }

    /** All that leads to a plug-in; a record's id tells whose a listener is. */
    private record Loaded(Plugin plugin, ClassLoader loader, ExecutorService thread) {}

    private record Listener(String id, String event, Runnable action) {}

    private final Map<String, Loaded> plugins = new LinkedHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private String lastError;

    /** Starts a plug-in; its class comes from a class loader of its own. */
    public void load(String id, Plugin plugin) throws Exception {
        if (plugins.containsKey(id)) {
            throw new IllegalStateException(id + " is loaded");
        }
        ClassLoader loader = plugin.getClass().getClassLoader();
        plugins.put(id, new Loaded(plugin, loader, newThread(id, loader)));
        boolean started = false;
        try {
            plugin.start(this, id);
            started = true;
        } finally {
            if (!started) {
                forget(id);
            }
        }
    }

    private static ExecutorService newThread(String id, ClassLoader loader) {
        return Executors.newFixedThreadPool(
                1,
                task -> {
                    Thread thread = new Thread(task, id);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(loader);
                    return thread;
                });
    }

    /** Has a plug-in handle a request in its own thread. */
    public Object call(String id, String request) throws Exception {
        Loaded loaded = loaded(id);
        try {
            return loaded.thread().submit(() -> loaded.plugin().handle(request)).get();
        } catch (ExecutionException e) {
            lastError = e.getCause().toString();
            throw (Exception) e.getCause();
        }
    }

    private Loaded loaded(String id) {
        Loaded loaded = plugins.get(id);
        if (loaded == null) {
            throw new IllegalArgumentException(id + " is not loaded");
        }
        return loaded;
    }

    /** A plug-in wants to be told of an event. */
    public void on(String id, String event, Runnable listener) {
        loaded(id);
        listeners.add(new Listener(id, event, listener));
    }

    /** Tells all listeners of an event, and returns how many there were. */
    public int fire(String event) {
        int told = 0;
        for (Listener listener : List.copyOf(listeners)) {
            if (listener.event().equals(event)) {
                listener.action().run();
                told++;
            }
        }
        return told;
    }

    /** Returns the text of what the last failed call threw, or null. */
    public String lastError() {
        return lastError;
    }

    /** Stops a plug-in, and lets go of it. */
    public void unload(String id) throws Exception {
        Loaded loaded = plugins.get(id);
        if (loaded == null) {
            return;
        }
        loaded.plugin().stop();
        forget(id);
        if (loaded.loader() instanceof AutoCloseable closeable) {
            quietly(closeable);
        }
    }

    private void forget(String id) {
        plugins.remove(id).thread().shutdown();
        listeners.removeIf(listener -> listener.id().equals(id));
    }

    private static void quietly(AutoCloseable action) {
        try {
            action.close();
        } catch (Exception e) {
            System.err.println("while a plug-in was unloaded: " + e);
        }
    }
}
