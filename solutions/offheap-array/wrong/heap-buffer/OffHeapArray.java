// feedback: ByteBuffer.allocate makes a buffer on the heap, around an ordinary array of bytes; the collector looks at it and moves it as before.
// fails: a million elements take at most 4,096 bytes of the heap
// when: calls ByteBuffer.allocate or calls ByteBuffer.wrap or calls LongBuffer.allocate or calls LongBuffer.wrap
// when: fails "a million elements take"
// when: not calls ByteBuffer.allocateDirect
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private final int length;
    private LongBuffer longs;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        longs = ByteBuffer.allocate(8 * length).asLongBuffer();
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
