// feedback: The buffer is longer than the array, so it has room for indexes that the array has not: only the buffer's own limit is asked.
// fails: a wrong index is refused, and changes nothing
// when: says /get\([01]\) of an array of [01] must throw IndexOutOfBoundsException, and returned/
// when: not calls checkIndex
// when: passes "get() returns what was set last"
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private final int length;
    private LongBuffer longs;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        longs = ByteBuffer.allocateDirect(8 * length + 63 & ~63).asLongBuffer();
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
