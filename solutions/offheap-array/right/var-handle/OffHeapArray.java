import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.*;

public class OffHeapArray implements AutoCloseable {

    private static final VarHandle LONG =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private final int length;
    private ByteBuffer memory;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        memory = ByteBuffer.allocateDirect(8 * length);
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        return (long) LONG.get(open(index), 8 * index);
    }

    public void set(int index, long value) {
        LONG.set(open(index), 8 * index, value);
    }

    @Override
    public void close() {
        memory = null;
    }
    private ByteBuffer open(int index) {
        if (memory == null) throw new IllegalStateException("closed");
        if (index < 0 || index >= length) throw new IndexOutOfBoundsException(index);
        return memory;
    }
}
