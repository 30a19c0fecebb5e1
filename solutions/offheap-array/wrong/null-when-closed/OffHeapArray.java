// feedback: After close() the buffer is null, and whoever reads gets a NullPointerException, which names no mistake of his.
// fails: after close(), get() and set() throw IllegalStateException
// when: says "NullPointerException"
// when: fails "after close(), get() and set() throw"
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
        return longs.get(index);
    }

    public void set(int index, long value) {
        longs.put(index, value);
    }

    @Override
    public void close() {
        longs = null;
    }
}
