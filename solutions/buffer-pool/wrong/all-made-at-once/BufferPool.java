// feedback: All buffers are made with the pool, be they needed or not: a pool of at most 1,000 begins with 1,000, and may never need ten of them.
// fails: a new pool is empty: no buffer is made before it is needed
// when: says /holds .*allowed are 30,000/
// when: not static *
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
        for (int i = 0; i < most; i++) idle.push(new byte[size]);
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
        idle.push(buffer);
    }

    public int idle() {
        return idle.size();
    }
}
