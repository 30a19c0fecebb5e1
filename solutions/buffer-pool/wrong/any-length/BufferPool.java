// feedback: An array of another length is let in, and whoever acquires it gets too few bytes, or too many.
// fails: null and arrays of another length are refused, and nothing changes
// when: says /release\(\) of [0-9]+ bytes into a pool of buffers of [0-9]+ must throw IllegalArgumentException, and returned/
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
        if (buffer == null) throw new IllegalArgumentException();
        if (idle.contains(buffer)) throw new IllegalStateException();
        if (idle.size() == most) return;
        Arrays.fill(buffer, (byte) 0);
        idle.push(buffer);
    }

    public int idle() {
        return idle.size();
    }
}
