// feedback: What has moved is known by a value that is thought to be nobody's. A value may be any int, and an object that has just this one is taken for moved before it is. Look for a word that has numbers to spare.
// fails: a value may be any number that a collection leaves behind, or that somebody takes for a mark
// when: says /with objects of the value -?\d+/
// when: passes "negative values, 0, and objects without references"
// when: passes "what no root leads to is not copied"
// when: passes "an object with two references to it"
/** A heap in two halves: objects are made in one, and the collector copies them to the other. */
public class CopyingHeap {

    /** The address of nothing. */
    public static final int NULL = 0;

    /** An object is the number of its references, its value, and its references. */
    private static final int HEADER = 2;

    /** Stands where the value stood of an object that has moved. */
    private static final int MOVED = 0xDEADBEEF;

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
        start = start == 1 ? 1 + half : 1;
        top = start;
        for (int i = 0; i < roots.length; i++) {
            roots[i] = copy(roots[i]);
        }
        for (int scan = start; scan < top; scan += HEADER + refs(scan)) {
            for (int ref = 0; ref < refs(scan); ref++) {
                set(scan, ref, copy(get(scan, ref)));
            }
        }
    }

    private int copy(int address) {
        if (address == NULL) {
            return NULL;
        }
        if (memory[address + 1] == MOVED) {
            return memory[address];
        }
        int size = HEADER + refs(address);
        System.arraycopy(memory, address, memory, top, size);
        memory[address] = top;
        memory[address + 1] = MOVED;
        top += size;
        return memory[address];
    }
}
