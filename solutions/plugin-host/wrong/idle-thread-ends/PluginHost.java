// feedback: The plug-in's thread ends when it has had nothing to do for a while, and the next call runs in another one: what the plug-in keeps in a `ThreadLocal` is lost. It must wait for as long as the plug-in is loaded.
// fails: the thread of a plug-in stays while there is nothing to do
// when: says /keep-alive time of its pool|whether a call after a while runs in the same thread/
// when: passes "a plug-in is started, and answers in a thread of its own"
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

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
            forget(id);
            throw e;
        }
    }

    /** One thread, which comes with the first call and goes when it has nothing to do. */
    private static ExecutorService thread(String id, ClassLoader loader) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 2, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, id);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(loader);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
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
            // it goes all the same
        }
        forget(id);
        if (plugin.getClass().getClassLoader() instanceof AutoCloseable loader) {
            try {
                loader.close();
            } catch (Exception e) {
                // nothing is left to be done
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
