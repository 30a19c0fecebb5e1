import java.nio.*;
import java.util.*;

public class OffHeapArray implements AutoCloseable {

    private static final int CHUNK = 1 << 20;
    private final int length;
    private LongBuffer[] chunks;

    public OffHeapArray(int length) {
        if (length < 0 || length > 100_000_000) throw new IllegalArgumentException("length " + length);
        this.length = length;
        chunks = new LongBuffer[(length + CHUNK - 1) / CHUNK];
        for (int i = 0; i < chunks.length; i++) {
            int rest = Math.min(CHUNK, length - i * CHUNK);
            chunks[i] = ByteBuffer.allocateDirect(rest * 8).order(ByteOrder.nativeOrder()).asLongBuffer();
        }
    }

    public int length() {
        return length;
    }

    public long get(int index) {
        return chunk(index).get(index % CHUNK);
    }

    public void set(int index, long value) {
        chunk(index).put(index % CHUNK, value);
    }

    @Override
    public void close() {
        chunks = null;
    }
    private LongBuffer chunk(int index) {
        if (chunks == null) throw new IllegalStateException("closed");
        if (index < 0 || index >= length) throw new IndexOutOfBoundsException("index " + index);
        return chunks[index / CHUNK];
    }
}
