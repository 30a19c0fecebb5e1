// feedback: The array of places gets smaller while buffers are taken, and larger when they come back. Each change of its length is a new array: garbage that comes with use.
// fails: acquire() and release() of many allocate nothing, down to the last and back
// when: passes "acquire() and release() of what the pool has"
// when: says /of a pool of at most [\d,]+ in which they all lie: allocates/
// when: calls Arrays.copyOf
import java.util.Arrays;

/** Buffers that are used again instead of made anew. */
public class BufferPool {

    private static final int FIRST = 8;

    private final int size;
    private final int most;

    /** The places grow and shrink with what lies in the pool. */
    private byte[][] idle;

    private int count;

    public BufferPool(int size, int most) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, was " + size);
        }
        if (most < 0 || most > 1_000) {
            throw new IllegalArgumentException("most must be 0 to 1000, was " + most);
        }
        this.size = size;
        this.most = most;
        this.idle = new byte[Math.min(FIRST, most)][];
    }

    /** Returns a buffer of zeros that belongs to the caller until he releases it. */
    public byte[] acquire() {
        if (count == 0) {
            return new byte[size];
        }
        byte[] buffer = idle[--count];
        idle[count] = null;
        if (idle.length > FIRST && count < idle.length / 4) {
            idle = Arrays.copyOf(idle, idle.length / 2);
        }
        return buffer;
    }

    /** Takes a buffer back. */
    public void release(byte[] buffer) {
        if (buffer == null || buffer.length != size) {
            throw new IllegalArgumentException("not a buffer of " + size + " bytes");
        }
        for (int i = 0; i < count; i++) {
            if (idle[i] == buffer) {
                throw new IllegalStateException("released already");
            }
        }
        if (count == most) {
            return;
        }
        if (count == idle.length) {
            idle = Arrays.copyOf(idle, Math.min(most, idle.length * 2));
        }
        Arrays.fill(buffer, (byte) 0);
        idle[count++] = buffer;
    }

    /** Returns how many buffers lie in the pool. */
    public int idle() {
        return count;
    }
}
