// feedback: When one plug-in fails to start, all listeners go. Remove those of that plug-in only.
// fails: a plug-in that fails to start leaves nothing
// when: says "after one of two plug-ins that listen failed to start"
import java.util.*;
import java.util.concurrent.*;

/** Each plug-in is one object that has all of it; a plain thread serves its queue. */
public class PluginHost {

    public interface Plugin {
        void start(PluginHost host, String id) throws Exception;

        Object handle(String request) throws Exception;

        void stop() throws Exception;
    }

    private static final class Entry extends Thread {
        final Plugin plugin;
        final BlockingQueue<FutureTask<?>> requests = new LinkedBlockingQueue<>();

        Entry(Plugin plugin, ClassLoader loader) {
            this.plugin = plugin;
            setContextClassLoader(loader);
            setDaemon(true);
        }

        Object ask(String request) throws Exception {
            var task = new FutureTask<>(() -> plugin.handle(request));
            requests.add(task);
            return task.get();
        }

        @Override
        public void run() {
            try {
                while (true) {
                    requests.take().run();
                }
            } catch (InterruptedException end) {
                // the end
            }
        }
    }

    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<Runnable, String[]> listeners = new LinkedHashMap<>();
    private String lastError = null;

    public void load(String id, Plugin plugin) throws Exception {
        if (entries.get(id) != null) {
            throw new IllegalStateException();
        }
        ClassLoader loader = plugin.getClass().getClassLoader();
        Entry entry = new Entry(plugin, loader);
        entries.put(id, entry);
        try {
            plugin.start(this, id);
            entry.start();
        } catch (Exception | Error e) {
            entries.remove(id);
            listeners.clear();
            throw e;
        }
    }

    private Entry entry(String id) {
        return Optional.ofNullable(entries.get(id)).orElseThrow(IllegalArgumentException::new);
    }

    public Object call(String id, String request) throws Exception {
        try {
            return entry(id).ask(request);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            lastError = "" + cause;
            if (cause instanceof Exception exception) {
                throw exception;
            }
            throw failed;
        }
    }

    public void on(String id, String event, Runnable listener) {
        entry(id);
        Runnable own = () -> listener.run();
        listeners.put(own, new String[] {id, event});
    }

    public int fire(String event) {
        var told = listeners.entrySet().stream().filter(each -> each.getValue()[1].equals(event)).map(Map.Entry::getKey).toList();
        told.forEach(Runnable::run);
        return told.size();
    }

    public String lastError() {
        return lastError;
    }

    public void unload(String id) {
        Entry entry = entries.remove(id);
        if (entry != null) {
            listeners.values().removeIf(whose -> whose[0].equals(id));
            ClassLoader loader = entry.getContextClassLoader();
            try {
                entry.plugin.stop();
            } catch (Exception e) {
                System.err.println(e);
            }
            entry.interrupt();
            if (loader instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
