// feedback: The count goes down when a buffer is taken, and the array goes on referring to it: what is out is held from a place that counts as free.
// fails: a buffer that was acquired and is never released can be collected
// when: field byte[][]
// when: says /a buffer that was acquired a second time and never released is still reachable/
// when: passes "a buffer that is out is given to nobody else"
import java.util.*;
import java.util.concurrent.*;

public class BufferPool {

    private final int size;
    private final int most;
    private final byte[][] idle;
    private int count;

    public BufferPool(int size, int most) {
        if (size < 1 || most < 0 || most > 1000) throw new IllegalArgumentException();
        this.size = size;
        this.most = most;
        idle = new byte[most][];
    }

    public byte[] acquire() {
        return count == 0 ? new byte[size] : idle[--count];
    }

    public void release(byte[] buffer) {
        if (buffer == null || buffer.length != size) throw new IllegalArgumentException();
        for (int i = 0; i < count; i++) if (idle[i] == buffer) throw new IllegalStateException();
        if (count == most) return;
        Arrays.fill(buffer, (byte) 0);
        idle[count++] = buffer;
    }

    public int idle() {
        return count;
    }
}
