// feedback: The bound is taken for the number of buffers that may be out. It says how many may lie in the pool; whoever needs one gets one.
// fails: a buffer that is out is given to nobody else
// when: says /acquire\(\) (throws IllegalStateException|is null)/
import java.util.*;
import java.util.concurrent.*;

public class BufferPool {

    private final int size;
    private final int most;
    private final ArrayDeque<byte[]> idle = new ArrayDeque<>();
    private int made;

    public BufferPool(int size, int most) {
        if (size < 1 || most < 0 || most > 1000) throw new IllegalArgumentException();
        this.size = size;
        this.most = most;
    }

    public byte[] acquire() {
        byte[] buffer = idle.poll();
        if (buffer != null) return buffer;
        if (made == most) throw new IllegalStateException("all are out");
        made++;
        return new byte[size];
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
