// hint: 3
/** A heap in two halves: objects are made in one, and the collector copies them to the other. */
public class CopyingHeap {

    /** The address of nothing. */
    public static final int NULL = 0;

    /** An object is the number of its references, its value, and its references. */
    private static final int HEADER = 2;

    /** Word 0 belongs to nobody; then come the two halves. */
    private final int[] memory;

    private final int half;
    private int start = 1;
    private int top = 1;

    /** Makes an empty heap, each half of which has this many words. */
    public CopyingHeap(int words) {
        memory = new int[1 + 2 * words];
        half = words;
    }

    /** Makes an object and returns its address; its references are NULL. */
    public int allocate(int value, int refs) {
        if (HEADER + refs > start + half - top) {
            throw new IllegalStateException("the half is full");
        }
        int address = top;
        top += HEADER + refs;
        memory[address] = refs;
        memory[address + 1] = value;
        java.util.Arrays.fill(memory, address + HEADER, top, NULL);
        return address;
    }

    /** Returns the value of the object at this address. */
    public int value(int address) {
        return memory[address + 1];
    }

    /** Returns how many references the object at this address has. */
    public int refs(int address) {
        return memory[address];
    }

    /** Returns the address that a reference of this object leads to. */
    public int get(int address, int ref) {
        return memory[address + HEADER + ref];
    }

    /** Makes a reference of this object lead to another address, or to NULL. */
    public void set(int address, int ref, int to) {
        memory[address + HEADER + ref] = to;
    }

    /** Returns how many words are in use. */
    public int used() {
        return top - start;
    }

    /** Copies what the roots lead to into the other half, and writes the new addresses to roots. */
    public void collect(int[] roots) {
        int other = start == 1 ? 1 + half : 1;
        free = other;
        for (int i = 0; i < roots.length; i++) {
            roots[i] = copy(roots[i]);
        }
        int scan = other;
        while (scan != free) {
            for (int i = 0; i < memory[scan]; i++) {
                memory[scan + 2 + i] = copy(memory[scan + 2 + i]);
            }
            scan += 2 + memory[scan];
        }
        start = other;
        top = free;
    }

    private int free;

    private int copy(int address) {
        if (address == 0) {
            return 0;
        }
        if (memory[address] < 0) {
            return -memory[address];
        }
        int to = free;
        int words = 2 + memory[address];
        for (int i = 0; i < words; i++) {
            memory[free++] = memory[address + i];
        }
        memory[address] = -to;
        return to;
    }
}
