// feedback: The bound is passed by one: where as many lie in the pool as may, one more is let in.
// fails: what is released when the pool is full is dropped, and can be collected
// when: says /idle\(\) after 12 were released into a pool of at most 0\]\s*expected: 0\s*but was: 1(?![0-9])/
import java.util.*;

public class BufferPool {

    private final int size;
    private final int most;
    private final ArrayDeque<byte[]> idle = new ArrayDeque<>();

    public BufferPool(int size, int most) {
        if (size <= 0) throw new IllegalArgumentException("size");
        if (most < 0 || most > 1000) throw new IllegalArgumentException("most");
        this.size = size;
        this.most = most;
    }

    public byte[] acquire() {
        byte[] buffer = idle.pollFirst();
        if (buffer == null) return new byte[size];
        Arrays.fill(buffer, (byte) 0);
        return buffer;
    }

    public void release(byte[] buffer) {
        if (buffer == null || buffer.length != size) throw new IllegalArgumentException("buffer");
        if (idle.contains(buffer)) throw new IllegalStateException("released before");
        if (idle.size() <= most) idle.addLast(buffer);
    }

    public int idle() {
        return idle.size();
    }
}
