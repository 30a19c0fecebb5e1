// feedback: release() takes a buffer that lies in the pool already, or passes it over without a word. One that lies there twice is given to two, and whoever releases it twice has to hear of it.
// fails: a second release() is refused, and changes nothing
// when: says /release\(\) of buffer 1, which lies in the pool with 1 of at most 3, must throw IllegalStateException, and returned/
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
        if (idle.size() == most) return;
        Arrays.fill(buffer, (byte) 0);
        idle.push(buffer);
    }

    public int idle() {
        return idle.size();
    }
}
