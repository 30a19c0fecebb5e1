// hint: 4
import java.util.Arrays;

public class BufferPool {

    private final int size;
    private final byte[][] idle;
    private int count;

    public BufferPool(int size, int most) {
        if (size < 1 || most < 0 || most > 1000) {
            throw new IllegalArgumentException();
        }
        this.size = size;
        idle = new byte[most][];
    }

    public byte[] acquire() {
        if (count == 0) return new byte[size];
        byte[] buffer = idle[--count];
        idle[count] = null;
        return buffer;
    }

    public void release(byte[] buffer) {
        if (buffer == null || buffer.length != size) {
            throw new IllegalArgumentException();
        }
        for (int i = 0; i < count; i++) {
            if (idle[i] == buffer) throw new IllegalStateException();
        }
        if (count < idle.length) { Arrays.fill(buffer, (byte) 0); idle[count++] = buffer; }
    }

    public int idle() {
        return count;
    }
}
