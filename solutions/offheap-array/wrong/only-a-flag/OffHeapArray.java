// feedback: close() notes that the array is closed and goes on holding the buffer, so the memory lives as long as somebody holds the array.
// fails: after close() the memory is free, though somebody holds the array
// when: field boolean
// when: passes "after close(), get() and set() throw"
// when: passes "an array that was dropped"
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private final int length;
    private final LongBuffer longs;
    private boolean closed;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        longs = ByteBuffer.allocateDirect(8 * length).asLongBuffer();
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        if (closed) throw new IllegalStateException("closed");
        return longs.get(index);
    }

    public void set(int index, long value) {
        if (closed) throw new IllegalStateException("closed");
        longs.put(index, value);
    }

    @Override
    public void close() {
        closed = true;
    }
}
