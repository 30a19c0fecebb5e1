// feedback: idle() says no more than the bound, and the container has no bound: it goes on holding what was to be dropped.
// fails: what is released when the pool is full is dropped, and can be collected
// when: says /is still reachable/
// when: calls Math.min
import java.util.*;
import java.util.concurrent.*;

public class BufferPool {

    private final int size;
    private final int most;
    private final ArrayDeque<byte[]> idle = new ArrayDeque<>();

    public BufferPool(int size, int most) {
        if (size < 1 || most < 0 || most > 1000) throw new IllegalArgumentException();
        this.size = size;
        this.most = most;
    }

    public byte[] acquire() {
        byte[] buffer = idle.poll();
        return buffer == null ? new byte[size] : buffer;
    }

    public void release(byte[] buffer) {
        if (buffer == null || buffer.length != size) throw new IllegalArgumentException();
        if (idle.contains(buffer)) throw new IllegalStateException();
        Arrays.fill(buffer, (byte) 0);
        idle.push(buffer);
    }

    public int idle() {
        return Math.min(most, idle.size());
    }
}
