// feedback: An iterator is an object, too: a for loop over a collection makes one each time, as iterator() does.
// fails: acquire() and release() of what the pool has allocate nothing
// when: calls *.iterator
// when: says /allocates/
// when: passes "acquire() takes a buffer that lies"
// when: not uses LinkedList
// when: not uses ConcurrentLinkedQueue
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
        for (byte[] each : idle) if (each == buffer) throw new IllegalStateException();
        if (idle.size() == most) return;
        Arrays.fill(buffer, (byte) 0);
        idle.push(buffer);
    }

    public int idle() {
        return idle.size();
    }
}
