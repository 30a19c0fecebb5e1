// feedback: Two buffers with the same bytes in them are taken for one: after they are cleared all are equal, and only one is let in.
// fails: a second release() is refused, and changes nothing
// when: calls Arrays.equals or calls Arrays.hashCode or calls Arrays.mismatch or calls ByteBuffer.wrap
// when: says /release\(\) of a buffer that is out throws IllegalStateException/
import java.util.*;
import java.util.concurrent.*;

public class BufferPool {

    private final int size;
    private final int most;
    private final ArrayList<byte[]> idle = new ArrayList<>();

    public BufferPool(int size, int most) {
        if (size < 1 || most < 0 || most > 1000) throw new IllegalArgumentException();
        this.size = size;
        this.most = most;
    }

    public byte[] acquire() {
        byte[] buffer = idle.isEmpty() ? null : idle.remove(idle.size() - 1);
        return buffer == null ? new byte[size] : buffer;
    }

    public void release(byte[] buffer) {
        if (buffer == null || buffer.length != size) throw new IllegalArgumentException();
        Arrays.fill(buffer, (byte) 0);
        for (int i = 0; i < idle.size(); i++) if (Arrays.equals(idle.get(i), buffer)) throw new IllegalStateException();
        if (idle.size() == most) return;
        idle.add(buffer);
    }

    public int idle() {
        return idle.size();
    }
}
