import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        int[] old = Arrays.copyOfRange(memory, start, top);
        int offset = start;
        start = start == 1 ? 1 + half : 1;
        top = start;
        Map<Integer, Integer> moved = new HashMap<>();
        moved.put(NULL, NULL);
        List<Integer> living = new ArrayList<>();
        Deque<Integer> waiting = new ArrayDeque<>();
        Arrays.stream(roots).forEach(waiting::push);
        while (!waiting.isEmpty()) {
            int address = waiting.pop();
            if (moved.containsKey(address)) {
                continue;
            }
            living.add(address);
            moved.put(address, top);
            int refs = old[address - offset];
            top += HEADER + refs;
            for (int i = 0; i < refs; i++) {
                waiting.push(old[address - offset + HEADER + i]);
            }
        }
        for (int address : living) {
            int to = moved.get(address);
            int refs = old[address - offset];
            memory[to] = refs;
            memory[to + 1] = old[address - offset + 1];
            for (int i = 0; i < refs; i++) {
                memory[to + HEADER + i] = moved.get(old[address - offset + HEADER + i]);
            }
        }
        Arrays.setAll(roots, i -> moved.get(roots[i]));
    }
}
