// feedback: The array belongs to the thread that has made it: a ThreadLocal gives every other thread another memory, or none.
// fails: one thread may make it, another use it, a third close it
// when: uses ThreadLocal
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private final ThreadLocal<LongBuffer> longs = new ThreadLocal<>();
    private final int length;
    private boolean closed;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        longs.set(ByteBuffer.allocateDirect(8 * length).asLongBuffer());
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        if (closed) throw new IllegalStateException("closed");
        return longs.get().get(index);
    }

    public void set(int index, long value) {
        if (closed) throw new IllegalStateException("closed");
        longs.get().put(index, value);
    }

    @Override
    public void close() {
        closed = true;
        longs.remove();
    }
}
