// feedback: The pool remembers what is out by holding it. A buffer that somebody forgets to release lives as long as the pool.
// fails: a buffer that was acquired and is never released can be collected
// when: says /a new buffer that was acquired and never released is still reachable/
import java.util.*;
import java.util.concurrent.*;

public class BufferPool {

    private final int size;
    private final int most;
    private final ArrayDeque<byte[]> idle = new ArrayDeque<>();
    private final Set<byte[]> out = Collections.newSetFromMap(new IdentityHashMap<>());

    public BufferPool(int size, int most) {
        if (size < 1 || most < 0 || most > 1000) throw new IllegalArgumentException();
        this.size = size;
        this.most = most;
    }

    public byte[] acquire() {
        byte[] buffer = idle.poll();
        if (buffer == null) buffer = new byte[size];
        out.add(buffer);
        return buffer;
    }

    public void release(byte[] buffer) {
        if (buffer == null || buffer.length != size) throw new IllegalArgumentException();
        if (!out.remove(buffer)) throw new IllegalStateException();
        if (idle.size() == most) return;
        Arrays.fill(buffer, (byte) 0);
        idle.push(buffer);
    }

    public int idle() {
        return idle.size();
    }
}
