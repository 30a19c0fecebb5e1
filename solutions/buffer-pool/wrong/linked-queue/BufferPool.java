// feedback: A linked queue makes a node for each buffer that comes back: the pool makes garbage itself, with every use.
// fails: acquire() and release() of what the pool has allocate nothing
// when: uses ConcurrentLinkedQueue or uses ConcurrentLinkedDeque or uses LinkedList or uses LinkedBlockingQueue or uses LinkedBlockingDeque
// when: says /allocates/
// when: passes "acquire() takes a buffer that lies"
import java.util.*;
import java.util.concurrent.*;

public class BufferPool {

    private final int size;
    private final int most;
    private final Queue<byte[]> idle = new ConcurrentLinkedQueue<>();

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
        if (idle.size() == most) return;
        Arrays.fill(buffer, (byte) 0);
        idle.add(buffer);
    }

    public int idle() {
        return idle.size();
    }
}
