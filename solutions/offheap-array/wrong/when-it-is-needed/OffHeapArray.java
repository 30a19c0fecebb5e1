// feedback: The memory is taken when an element of it is used for the first time: then get and set allocate, and may fail where nobody expects it.
// fails: get() and set() allocate nothing
// when: says "which the constructor is to take"
import java.nio.*;

public final class OffHeapArray implements AutoCloseable {
    private static final int SHIFT = 18;
    private final int length;
    private ByteBuffer[] chunks;

    public OffHeapArray(int length) {
        if (length < 0) throw new IllegalArgumentException("negative: " + length);
        if (length > 100_000_000) throw new IllegalArgumentException("too long: " + length);
        this.length = length;
        int n = (length + (1 << SHIFT) - 1) >> SHIFT;
        chunks = new ByteBuffer[n];
    }
    public int length() { return length; }
    private ByteBuffer chunk(int index) {
        ByteBuffer[] c = chunks;
        if (c == null) throw new IllegalStateException("array was closed");
        if (index < 0 || index >= length) throw new IndexOutOfBoundsException(index);
        int i = index >>> SHIFT;
        if (c[i] == null) c[i] = ByteBuffer.allocateDirect(Math.min(1 << SHIFT, length - (i << SHIFT)) * 8);
        return c[i];
    }
    public long get(int index) { return chunk(index).getLong((index & ((1 << SHIFT) - 1)) << 3); }
    public void set(int index, long value) { chunk(index).putLong((index & ((1 << SHIFT) - 1)) << 3, value); }
    public void close() { chunks = null; }
}
