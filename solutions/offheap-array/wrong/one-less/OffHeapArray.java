// feedback: 100,000,000 elements are allowed, and one more is not: the comparison has one length too many in it.
// fails: a length that is negative or more than 100,000,000 is refused
// when: says "new OffHeapArray(100000000) is allowed"
import java.nio.*;

public class OffHeapArray implements AutoCloseable {
    private LongBuffer longs;
    private final int length;

    public OffHeapArray(int length) {
        if (length < 0 || length >= 100_000_000) {
            throw new IllegalArgumentException("length " + length);
        }
        this.length = length;
        longs = ByteBuffer.allocateDirect(8 * length).asLongBuffer();
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        if (longs == null) {
            throw new IllegalStateException("closed");
        }
        return longs.get(index);
    }

    public void set(int index, long value) {
        if (longs == null) {
            throw new IllegalStateException("closed");
        }
        longs.put(index, value);
    }

    @Override
    public void close() {
        longs = null;
    }
}
