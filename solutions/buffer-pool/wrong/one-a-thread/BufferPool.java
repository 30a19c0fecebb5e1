// feedback: Each thread has buffers of its own, by a ThreadLocal: what one thread releases, another never sees.
// fails: one thread may acquire a buffer, and another release it
// when: uses ThreadLocal
import java.util.*;
import java.util.concurrent.*;

public class BufferPool {

    private final int size;
    private final int most;
    private final ThreadLocal<ArrayDeque<byte[]>> mine = ThreadLocal.withInitial(ArrayDeque::new);

    public BufferPool(int size, int most) {
        if (size < 1 || most < 0 || most > 1000) throw new IllegalArgumentException();
        this.size = size;
        this.most = most;
    }

    public byte[] acquire() {
        byte[] buffer = mine.get().poll();
        return buffer == null ? new byte[size] : buffer;
    }

    public void release(byte[] buffer) {
        if (buffer == null || buffer.length != size) throw new IllegalArgumentException();
        ArrayDeque<byte[]> idle = mine.get();
        if (idle.contains(buffer)) throw new IllegalStateException();
        if (idle.size() == most) return;
        Arrays.fill(buffer, (byte) 0);
        idle.push(buffer);
    }

    public int idle() {
        return mine.get().size();
    }
}
