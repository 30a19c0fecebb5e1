// feedback: The memory is taken in large pieces: an array of one element takes a whole piece.
// fails: beside the heap it takes 8 bytes for an element and at most 64 KB more
// when: says /an array of [\d,]+ elements took [\d,]+ bytes beside the heap, allowed/
// when: passes "get() and set() allocate nothing"
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Objects;

/** An array of longs beside the heap. */
public class OffHeapArray implements AutoCloseable {

    private static final int MAX_LENGTH = 100_000_000;

    /** Memory is taken in pieces of so many elements, so that the pieces fit when they are used again. */
    private static final int PIECE = 20_000;

    private final int length;
    private LongBuffer elements;

    /** Makes an array of this many elements, all of them 0. */
    public OffHeapArray(int length) {
        if (length < 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("length " + length);
        }
        this.length = length;
        int capacity = (length + PIECE - 1) / PIECE * PIECE;
        elements = ByteBuffer.allocateDirect(capacity * Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
    }

    /** Returns how many elements there are. */
    public int length() {
        return length;
    }

    /** Returns an element. */
    public long get(int index) {
        return open(index).get(index);
    }

    /** Replaces an element. */
    public void set(int index, long value) {
        open(index).put(index, value);
    }

    private LongBuffer open(int index) {
        LongBuffer buffer = elements;
        if (buffer == null) {
            throw new IllegalStateException("closed");
        }
        Objects.checkIndex(index, length);
        return buffer;
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        elements = null;
    }
}
