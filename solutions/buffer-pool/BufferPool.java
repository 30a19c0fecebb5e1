import java.util.Arrays;

/** Buffers that are used again instead of made anew. */
public class BufferPool {

    private static final int MOST = 1000;

    private final int size;

    /** What lies in the pool, in the first places; {@code null} in the others. */
    private final byte[][] idle;

    private int count;

    /**
     * Makes a pool that is empty.
     *
     * @param size bytes of each buffer
     * @param most how many buffers may lie in the pool
     */
    public BufferPool(int size, int most) {
        if (size < 1 || most < 0 || most > MOST) {
            throw new IllegalArgumentException("size " + size + ", most " + most);
        }
        this.size = size;
        idle = new byte[most][];
    }

    /** Returns a buffer of zeros that belongs to the caller until he releases it. */
    public byte[] acquire() {
        if (count == 0) {
            return new byte[size];
        }
        byte[] buffer = idle[--count];
        idle[count] = null;
        return buffer;
    }

    /** Takes a buffer back. */
    public void release(byte[] buffer) {
        if (buffer == null || buffer.length != size) {
            throw new IllegalArgumentException("no buffer of " + size + " bytes");
        }
        for (int i = 0; i < count; i++) {
            if (idle[i] == buffer) {
                throw new IllegalStateException("released twice");
            }
        }
        if (count < idle.length) {
            Arrays.fill(buffer, (byte) 0);
            idle[count++] = buffer;
        }
    }

    /** Returns how many buffers lie in the pool. */
    public int idle() {
        return count;
    }
}
