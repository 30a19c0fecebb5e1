// feedback: The pool counts what comes back, and acquire() returns none of it: each use makes a buffer, as if there were no pool.
// fails: acquire() and release() of what the pool has allocate nothing
// fails: acquire() takes a buffer that lies in the pool, if there is one
// when: says /acquire\(\) makes a new buffer, with 5 that were released before/
// when: says /allocates/
// when: passes "what is released when the pool is full"
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
        if (idle.size() == most) return;
        idle.push(new byte[size]);
    }

    public int idle() {
        return idle.size();
    }
}
