import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

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

    private final class Listener implements Runnable {
        final String id;
        final String event;
        Runnable action;

        Listener(String id, String event, Runnable action) {
            this.id = id;
            this.event = event;
            this.action = action;
        }

        @Override
        public void run() {
            action.run();
        }
    }

    private final Map<String, Loaded> plugins = new LinkedHashMap<>();
    private List<Listener> listeners = List.of();
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
        return new java.util.concurrent.ThreadPoolExecutor(1, 1, 0, java.util.concurrent.TimeUnit.DAYS, new java.util.concurrent.ArrayBlockingQueue<>(10),
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
        listeners = java.util.stream.Stream.concat(listeners.stream(), java.util.stream.Stream.of(new Listener(id, event, listener))).toList();
    }

    /** Tells all listeners of an event, and returns how many there were. */
    public int fire(String event) {
        return (int) listeners.stream().filter(each -> each.event.equals(event)).peek(Listener::run).toList().size();
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
        plugins.remove(id).thread().shutdownNow();
        listeners = listeners.stream().filter(each -> !each.id.equals(id)).toList();
    }

    private static void quietly(AutoCloseable action) {
        try {
            action.close();
        } catch (Exception e) {
            // the rest is done all the same
        }
    }
}
