// feedback: The buffer is static: all arrays share it, and what one stores or closes is so for all.
// fails: two arrays know nothing of each other
// when: static LongBuffer or static ByteBuffer
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private static LongBuffer longs;
    private final int length;

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
