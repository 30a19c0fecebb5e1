// feedback: The last buffer is held weakly, so its memory does go; until then the next array gets it as it is, with what the last one held.
// fails: a new array is all zeros, whatever was closed before
// when: static WeakReference
// when: fails "a new array is all zeros"
import java.nio.*;

public class OffHeapArray implements AutoCloseable {
    private static java.lang.ref.WeakReference<LongBuffer> spare = new java.lang.ref.WeakReference<>(null);
    private LongBuffer longs;
    private final int length;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) {
            throw new IllegalArgumentException("length " + length);
        }
        this.length = length;
        LongBuffer s = spare.get();
        if (s != null && s.capacity() == length) { longs = s; spare.clear(); } else longs = ByteBuffer.allocateDirect(8 * length).asLongBuffer();
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
        if (longs != null) spare = new java.lang.ref.WeakReference<>(longs);
        longs = null;
    }
}
