// feedback: A closed array answers as if it were open: what is read there is nobody's, and what is written is lost without a word.
// fails: after close(), get() and set() throw IllegalStateException
// when: says /after close\(\) must throw IllegalStateException, and returned/
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
        if (longs == null) return 0;
        return longs.get(index);
    }

    public void set(int index, long value) {
        if (longs != null) longs.put(index, value);
    }

    @Override
    public void close() {
        longs = null;
    }
}
