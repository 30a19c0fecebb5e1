// feedback: Whatever comes back is kept. After a peak the pool holds as many buffers as were ever out at the same time, for good.
// fails: what is released when the pool is full is dropped, and can be collected
// when: says /idle\(\) after 12 were released into a pool of at most 0\]\s*expected: 0\s*but was: 12/
// when: passes "acquire() takes a buffer that lies"
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
        return idle.size();
    }
}
