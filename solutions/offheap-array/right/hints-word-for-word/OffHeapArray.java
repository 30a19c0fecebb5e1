// hint: 3
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private final int length;
    private LongBuffer longs;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        longs = ByteBuffer.allocateDirect(8 * length).asLongBuffer();
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        if (longs == null) throw new IllegalStateException("closed");
        return longs.get(index);
    }

    public void set(int index, long value) {
        if (longs == null) throw new IllegalStateException("closed");
        longs.put(index, value);
    }

    @Override
    public void close() {
        longs = null;
    }
}
