// feedback: close() drops one of two references: a field that is left over, the buffer that the view was made of, holds the memory.
// fails: after close() the memory is free, though somebody holds the array
// when: field ByteBuffer
// when: field LongBuffer
// when: not field boolean
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private final int length;
    private final ByteBuffer bytes;
    private LongBuffer longs;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        bytes = ByteBuffer.allocateDirect(8 * length);
        longs = bytes.asLongBuffer();
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
