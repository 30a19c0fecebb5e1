package heapwise.authoring.run;

import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps runners warm from one exercise to the next; as many as there are workers at a time. */
public final class TrialsPool implements AutoCloseable {

    /** A runner in use; closing gives it back. */
    public interface Lease extends AutoCloseable {

        Trials trials();

        @Override
        void close();
    }

    private final Installation installation;
    private final Path cache;
    private final Map<Jdk, Deque<Trials>> idle = new HashMap<>();
    private final List<Trials> all = new ArrayList<>();

    /**
     * Makes a pool.
     *
     * @param cache a directory for compiled keys
     */
    public TrialsPool(Installation installation, Path cache) {
        this.installation = installation;
        this.cache = cache;
    }

    public synchronized Lease take(Jdk jdk) {
        Deque<Trials> waiting = idle.computeIfAbsent(jdk, key -> new ArrayDeque<>());
        Trials trials = waiting.poll();
        if (trials == null) {
            trials = new Trials(installation, jdk, cache);
            all.add(trials);
        }
        Trials taken = trials;
        return new Lease() {
            @Override
            public Trials trials() {
                return taken;
            }

            @Override
            public void close() {
                give(jdk, taken);
            }
        };
    }

    private synchronized void give(Jdk jdk, Trials trials) {
        idle.computeIfAbsent(jdk, key -> new ArrayDeque<>()).push(trials);
    }

    @Override
    public synchronized void close() {
        all.forEach(Trials::close);
    }
}
