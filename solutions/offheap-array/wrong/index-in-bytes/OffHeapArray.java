// feedback: The index of an element is taken for that of a byte: a long covers eight of them, so each overwrites parts of its neighbours.
// fails: get() returns what was set last, and 0 before that
// when: calls ByteBuffer.putLong
// when: says /after set\(/
import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private final int length;
    private ByteBuffer bytes;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        bytes = ByteBuffer.allocateDirect(8 * length + 8);
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        check(index);
        return bytes.getLong(index);
    }

    public void set(int index, long value) {
        check(index);
        bytes.putLong(index, value);
    }

    @Override
    public void close() {
        bytes = null;
    }
    private void check(int index) {
        if (bytes == null) throw new IllegalStateException("closed");
        Objects.checkIndex(index, length);
    }
}
