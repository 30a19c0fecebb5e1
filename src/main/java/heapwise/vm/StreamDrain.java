package heapwise.vm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of a child process to its end, so that the child never waits for a reader; keeps
 * the last {@value #KEPT} bytes.
 */
public final class StreamDrain {

    private static final int KEPT = 16 * 1024;

    /** A process that nobody can find any more may hold the other end. */
    private static final long LIMIT_MILLIS = 1_000;

    private final InputStream stream;
    private final byte[] kept = new byte[KEPT];
    private final Thread thread;
    private long total;
    private @Nullable Consumer<byte[]> listener;

    private StreamDrain(String name, InputStream stream) {
        this.stream = stream;
        this.thread = new Thread(this::run, name);
    }

    static StreamDrain start(String name, InputStream stream) {
        StreamDrain drain = new StreamDrain(name, stream);
        drain.thread.setDaemon(true);
        drain.thread.start();
        return drain;
    }

    /** From now on hands on what comes, on the drain's own thread; first, what came before. */
    public synchronized void listen(Consumer<byte[]> newListener) {
        if (total > 0) {
            newListener.accept(bytes());
        }
        listener = newListener;
    }

    /** Waits until all has been read, which is not long where the process has ended. */
    void awaitEnd() {
        if (Thread.currentThread() == thread) {
            return; // a listener ends the process
        }
        try {
            thread.join(LIMIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the end of what came, all of it where that is not long. */
    public String tail() {
        awaitEnd();
        synchronized (this) {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    private byte[] bytes() {
        int length = (int) Math.min(total, KEPT);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = kept[(int) ((total - length + i) % KEPT)];
        }
        return bytes;
    }

    private void run() {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                take(buffer, n);
            }
        } catch (IOException e) {
            // The process was killed while we read.
        }
    }

    private synchronized void take(byte[] buffer, int n) {
        for (int i = 0; i < n; i++) {
            kept[(int) ((total + i) % KEPT)] = buffer[i];
        }
        total += n;
        if (listener != null) {
            listener.accept(Arrays.copyOf(buffer, n));
        }
    }
}
