// hint: 2
import java.nio.ByteBuffer;
import java.util.Objects;

public class OffHeapArray implements AutoCloseable {

    private final int length;
    private ByteBuffer bytes;
    private boolean open = true;

    public OffHeapArray(int length) {
        if (length < 0) throw new IllegalArgumentException();
        if (length > 100_000_000) throw new IllegalArgumentException();
        this.length = length;
        bytes = ByteBuffer.allocateDirect(length << 3);
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        check(index);
        return bytes.getLong(index << 3);
    }

    public void set(int index, long value) {
        check(index);
        bytes.putLong(index << 3, value);
    }

    @Override
    public void close() {
        open = false;
        bytes = null;
    }
    private void check(int index) {
        if (!open) throw new IllegalStateException("get or set after close()");
        Objects.checkIndex(index, length);
    }
}
