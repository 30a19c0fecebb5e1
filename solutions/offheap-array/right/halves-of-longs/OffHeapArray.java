import java.nio.*;

public class OffHeapArray implements AutoCloseable {
    private IntBuffer longs;
    private final int length;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) {
            throw new IllegalArgumentException("length " + length);
        }
        this.length = length;
        longs = ByteBuffer.allocateDirect(8 * length).asIntBuffer();
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        if (longs == null) {
            throw new IllegalStateException("closed");
        }
        java.util.Objects.checkIndex(index, length);
        return (long) longs.get(2 * index) << 32 | longs.get(2 * index + 1) & 0xFFFFFFFFL;
    }

    public void set(int index, long value) {
        if (longs == null) {
            throw new IllegalStateException("closed");
        }
        java.util.Objects.checkIndex(index, length);
        longs.put(2 * index, (int) (value >> 32));
        longs.put(2 * index + 1, (int) value);
    }

    @Override
    public void close() {
        longs = null;
    }
}
