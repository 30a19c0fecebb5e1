// feedback: 8 * length is an int, and from a length of 2^28 on it is wrong: 2^29 elements come to 0 bytes, and an array is made that has none of them.
// fails: a length that is negative or more than 100,000,000 is refused
// when: calls ByteBuffer.allocateDirect
// when: says /new OffHeapArray\((-2147483648|[0-9]+)\) must throw IllegalArgumentException, and returned/
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private final int length;
    private LongBuffer longs;

    public OffHeapArray(int length) {
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
