// feedback: The length is static: each new array tells all others how long they are.
// fails: two arrays know nothing of each other
// when: static int
// when: says "lengths of the three"
import java.nio.*;
import java.util.Objects;

public class OffHeapArray implements AutoCloseable {
    private ByteBuffer bytes;
    private static int length;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) {
            throw new IllegalArgumentException("length must be from 0 to 100,000,000: " + length);
        }
        OffHeapArray.length = length;
        bytes = ByteBuffer.allocateDirect(length * Long.BYTES).order(ByteOrder.nativeOrder());
    }

    public int length() {
        return length;
    }

    private int at(int index) {
        if (bytes == null) {
            throw new IllegalStateException("closed");
        }
        return Objects.checkIndex(index, length) * 8;
    }

    public long get(int index) {
        int at = at(index);
        return bytes.getLong(at);
    }

    public void set(int index, long value) {
        int at = at(index);
        bytes.putLong(at, value);
    }

    @Override
    public void close() {
        bytes = null;
    }
}
