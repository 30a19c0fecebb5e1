// feedback: The stack has room for as many addresses as a half has objects, but each reference pushes one: an object with many references to the same other one fills it. Push an object when it is copied, and that is once.
// fails: heaps of any size, full of objects of any shape, are copied again and again
// when: says "ArrayIndexOutOfBoundsException"
// when: passes "negative values, 0, and objects without references are copied like all others"
// when: passes "without a root, or with roots that are all 0, nothing is left"
// when: passes "a heap that is full to the last word with the living is copied as well"
// when: passes "an object with two references to it is one object afterwards"
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
        int to = start == 1 ? 1 + half : 1;
        int[] moved = new int[half];
        // No more objects than this fit into a half.
        int[] todo = new int[half / HEADER + 1];
        int free = to;
        for (int root : roots) {
            int depth = 0;
            if (root != NULL) {
                todo[depth++] = root;
            }
            while (depth > 0) {
                int address = todo[--depth];
                if (moved[address - start] != NULL) {
                    continue;
                }
                int refs = memory[address];
                System.arraycopy(memory, address, memory, free, HEADER + refs);
                moved[address - start] = free;
                free += HEADER + refs;
                for (int ref = 0; ref < refs; ref++) {
                    int next = memory[address + HEADER + ref];
                    if (next != NULL && moved[next - start] == NULL) {
                        todo[depth++] = next;
                    }
                }
            }
        }
        for (int at = to; at < free; at += HEADER + memory[at]) {
            for (int slot = at + HEADER; slot < at + HEADER + memory[at]; slot++) {
                if (memory[slot] != NULL) {
                    memory[slot] = moved[memory[slot] - start];
                }
            }
        }
        for (int i = 0; i < roots.length; i++) {
            if (roots[i] != NULL) {
                roots[i] = moved[roots[i] - start];
            }
        }
        start = to;
        top = free;
    }
}
