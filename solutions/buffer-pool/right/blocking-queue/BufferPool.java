// hint: 2
import java.util.*;
import java.util.concurrent.*;

public class BufferPool {

    private final int size;
    private final BlockingQueue<byte[]> idle;

    public BufferPool(int size, int most) {
        if (size < 1) throw new IllegalArgumentException("size " + size);
        if (most < 0 || most > 1000) throw new IllegalArgumentException("most " + most);
        this.size = size;
        idle = most == 0 ? null : new ArrayBlockingQueue<>(most);
    }

    public synchronized byte[] acquire() {
        byte[] buffer = idle == null ? null : idle.poll();
        return buffer == null ? new byte[size] : buffer;
    }

    public synchronized void release(byte[] buffer) {
        if (buffer == null) throw new IllegalArgumentException("null");
        if (buffer.length != size) throw new IllegalArgumentException("length " + buffer.length);
        if (idle == null) return;
        if (idle.contains(buffer)) throw new IllegalStateException("twice");
        Arrays.fill(buffer, (byte) 0);
        idle.offer(buffer);
    }

    public int idle() {
        return idle == null ? 0 : idle.size();
    }
}
