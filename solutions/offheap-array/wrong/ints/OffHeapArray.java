// feedback: The elements are kept as int, with four bytes: the upper half of each long is gone.
// fails: get() returns what was set last, and 0 before that
// when: uses IntBuffer or calls ByteBuffer.putInt
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private final int length;
    private IntBuffer ints;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        ints = ByteBuffer.allocateDirect(4 * length).asIntBuffer();
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        if (ints == null) throw new IllegalStateException("closed");
        return ints.get(index);
    }

    public void set(int index, long value) {
        if (ints == null) throw new IllegalStateException("closed");
        ints.put(index, (int) value);
    }

    @Override
    public void close() {
        ints = null;
    }
}
