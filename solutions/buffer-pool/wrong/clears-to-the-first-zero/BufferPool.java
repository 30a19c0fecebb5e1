// feedback: Not all that was written is cleared: a buffer that is full of -1 comes out clean, and one with a few bytes in it does not.
// fails: acquire() returns zeros, whatever was written into the buffer before
// when: says /a buffer of [0-9]+, in round [0-9]+: byte/
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
        for (int i = 0; i < size && buffer[i] != 0; i++) buffer[i] = 0;
        idle.push(buffer);
    }

    public int idle() {
        return idle.size();
    }
}
