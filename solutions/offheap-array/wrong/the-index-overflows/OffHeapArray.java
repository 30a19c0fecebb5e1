// feedback: 8 times the index is an int, and from 2^28 on it is wrong: what the buffer is asked for is then a place that it has.
// fails: a wrong index is refused, and changes nothing
// when: says /get\((-2147483648|536870912|536870913)\) of an array of [0-9]+ must throw IndexOutOfBoundsException, and returned/
import java.nio.*;

public class OffHeapArray implements AutoCloseable {
    private ByteBuffer bytes;
    private final int length;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) {
            throw new IllegalArgumentException("length must be from 0 to 100,000,000: " + length);
        }
        this.length = length;
        bytes = ByteBuffer.allocateDirect(length * Long.BYTES).order(ByteOrder.nativeOrder());
    }

    public int length() {
        return length;
    }

    private int at(int index) {
        if (bytes == null) {
            throw new IllegalStateException("closed");
        }
        return index * 8;
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
