// feedback: A listener is removed because it is equal to one of the plug-in's own. Another plug-in may have the same one: it is then told nothing more. What belongs to whom has to be remembered with each entry, not asked of the listener.
// fails: several plug-ins may have the same listener, or equal ones
// when: says /equal listeners (was|were) unloaded|equal listener failed to start/
// when: passes "the others go on when one is unloaded"
// when: passes "a plug-in that fails to start leaves nothing"
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

    /** All that leads to a plug-in; also the listeners that are its own. */
    private record Loaded(Plugin plugin, ClassLoader loader, ExecutorService thread, List<Runnable> listeners) {}

    private final Map<String, Loaded> plugins = new LinkedHashMap<>();
    private final Map<String, List<Runnable>> listeners = new LinkedHashMap<>();
    private String lastError;

    /** Starts a plug-in; its class comes from a class loader of its own. */
    public void load(String id, Plugin plugin) throws Exception {
        if (plugins.containsKey(id)) {
            throw new IllegalStateException(id + " is loaded");
        }
        ClassLoader loader = plugin.getClass().getClassLoader();
        plugins.put(id, new Loaded(plugin, loader, newThread(id, loader), new ArrayList<>()));
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
        loaded(id).listeners().add(listener);
        listeners.computeIfAbsent(event, none -> new ArrayList<>()).add(listener);
    }

    /** Tells all listeners of an event, and returns how many there were. */
    public int fire(String event) {
        List<Runnable> told = List.copyOf(listeners.getOrDefault(event, List.of()));
        told.forEach(Runnable::run);
        return told.size();
    }

    /** Returns the text of what the last failed call threw, or null. */
    public String lastError() {
        return lastError;
    }

    /** Stops a plug-in, and lets go of it. */
    public void unload(String id) {
        Loaded loaded = plugins.get(id);
        if (loaded == null) {
            return;
        }
        quietly(loaded.plugin()::stop);
        forget(id);
        if (loaded.loader() instanceof AutoCloseable closeable) {
            quietly(closeable);
        }
    }

    private void forget(String id) {
        Loaded loaded = plugins.remove(id);
        loaded.thread().shutdown();
        listeners.values().forEach(each -> each.removeAll(loaded.listeners()));
    }

    private static void quietly(AutoCloseable action) {
        try {
            action.close();
        } catch (Exception e) {
            System.err.println("while a plug-in was unloaded: " + e);
        }
    }
}
