// feedback: All buffers are in a static list, so that close() can find them: an array that nobody closes is never freed.
// fails: an array that was dropped without close() is freed after its death
// when: static Set or static List or static Map or static ArrayList
// when: passes "after close() the memory is free"
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private static final Map<Integer, LongBuffer> OPEN = new HashMap<>();
    private static int next;
    private final int length;
    private final int number;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        synchronized (OPEN) {
            number = next++;
            OPEN.put(number, ByteBuffer.allocateDirect(8 * length).asLongBuffer());
        }
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        return open().get(index);
    }

    public void set(int index, long value) {
        open().put(index, value);
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            OPEN.remove(number);
        }
    }
    private LongBuffer open() {
        LongBuffer longs;
        synchronized (OPEN) {
            longs = OPEN.get(number);
        }
        if (longs == null) throw new IllegalStateException("closed");
        return longs;
    }
}
