package heapwise.authoring.run;

import java.util.ArrayList;
import java.util.List;

/** Keeps all cores but one busy, so that what only works on an idle machine shows. */
public final class Noise implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;
    private volatile long sink;

    /** Makes noise on so many threads. */
    public Noise(int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::spin, "noise " + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void spin() {
        long x = System.nanoTime();
        while (!stopped) {
            for (int i = 0; i < 100_000; i++) {
                x = x * 6364136223846793005L + 1442695040888963407L;
            }
            sink = x;
        }
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
