import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** An array of longs beside the heap. */
public class OffHeapArray implements AutoCloseable {

    private static final int LONGEST = 100_000_000;

    private final int length;
    private ByteBuffer memory;

    /** Makes an array of this many elements, all of them 0. */
    public OffHeapArray(int length) {
        if (length < 0 || length > LONGEST) {
            throw new IllegalArgumentException("length must be from 0 to " + LONGEST + ", was " + length);
        }
        this.length = length;
        memory = ByteBuffer.allocateDirect(length * Long.BYTES).order(ByteOrder.nativeOrder());
    }

    /** Returns how many elements there are. */
    public int length() {
        return length;
    }

    /** Returns an element. */
    public long get(int index) {
        return open().getLong(offset(index));
    }

    /** Replaces an element. */
    public void set(int index, long value) {
        open().putLong(offset(index), value);
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        memory = null;
    }

    private ByteBuffer open() {
        if (memory == null) {
            throw new IllegalStateException("the array is closed");
        }
        return memory;
    }

    private int offset(int index) {
        return Objects.checkIndex(index, length) * Long.BYTES;
    }
}
