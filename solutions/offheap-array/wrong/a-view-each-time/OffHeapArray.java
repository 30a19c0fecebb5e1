// feedback: Each get and set makes a view of the buffer, with duplicate, slice or asLongBuffer: an object of its own for each call.
// fails: get() and set() allocate nothing
// when: calls duplicate or calls slice or calls asLongBuffer
// when: fails "allocate nothing"
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private final int length;
    private ByteBuffer bytes;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        bytes = ByteBuffer.allocateDirect(8 * length);
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        if (bytes == null) throw new IllegalStateException("closed");
        return bytes.asLongBuffer().get(index);
    }

    public void set(int index, long value) {
        if (bytes == null) throw new IllegalStateException("closed");
        bytes.asLongBuffer().put(index, value);
    }

    @Override
    public void close() {
        bytes = null;
    }
}
