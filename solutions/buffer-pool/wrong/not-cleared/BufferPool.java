// feedback: Nobody clears the buffer, neither when it comes back nor when it is given out, so the next one reads what the last one has written.
// fails: acquire() returns zeros, whatever was written into the buffer before
// when: says /byte 0 of 1 is -1/
// when: not calls Arrays.fill
// when: not calls System.arraycopy
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
        if (idle.size() == most) return;
        idle.push(buffer);
    }

    public int idle() {
        return idle.size();
    }
}
