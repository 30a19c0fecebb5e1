// feedback: The buffers of closed arrays are kept and used again as they are: the next array begins with what the last one held, and nothing is ever given back.
// fails: a new array is all zeros, whatever was closed before
// when: fails "a new array is all zeros"
// when: static Map or static List or static Deque or static Queue or static ArrayDeque or static HashMap or static ArrayList
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private static final Map<Integer, ArrayDeque<LongBuffer>> FREE = new HashMap<>();
    private final int length;
    private LongBuffer longs;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        synchronized (FREE) {
            longs = FREE.computeIfAbsent(length, key -> new ArrayDeque<>()).poll();
        }
        if (longs == null) longs = ByteBuffer.allocateDirect(8 * length).asLongBuffer();
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
        if (longs != null) {
            synchronized (FREE) {
                FREE.get(length).push(longs);
            }
        }
        longs = null;
    }
}
