// feedback: free() does not refuse a block that is free already. Its caller has made a mistake and hears nothing of it; at worst one place becomes two holes, and two callers get the same bytes. Keep a record of what is in use, and refuse the rest.
// fails: free() refuses a block that is free already
// when: says "must throw IllegalArgumentException, and returned"
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A heap within an array: gives out blocks of one large array of bytes, and takes them back. */
public class ArrayHeap {

    private final byte[] memory;

    /** From the index of a hole to its length; no two of them touch. */
    private final TreeMap<Integer, Integer> holes = new TreeMap<>();

    private final Map<Integer, Integer> used = new HashMap<>();

    /** Makes a heap of this many bytes, all of them free. */
    public ArrayHeap(int size) {
        memory = new byte[size];
        holes.put(0, size);
    }

    /** Returns the array that all blocks lie in; always the same one. */
    public byte[] memory() {
        return memory;
    }

    /** Returns the index at which a block of this many bytes begins; -1 if there is no room. */
    public int alloc(int bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException(bytes + " bytes");
        }
        if (bytes > memory.length) {
            return -1;
        }
        int length = bytes + 7 & ~7;
        for (Map.Entry<Integer, Integer> hole : holes.entrySet()) {
            if (hole.getValue() >= length) {
                return take(hole.getKey(), hole.getValue(), length);
            }
        }
        return -1;
    }

    private int take(int address, int hole, int length) {
        holes.remove(address);
        if (hole > length) {
            holes.put(address + length, hole - length);
        }
        used.put(address, length);
        return address;
    }

    /** Takes back the block that begins at this index. */
    public void free(int address) {
        Integer length = used.get(address);
        if (length == null) {
            throw new IllegalArgumentException("no block begins at " + address);
        }
        Integer behind = holes.remove(address + length);
        int free = behind == null ? length : length + behind;
        Map.Entry<Integer, Integer> before = holes.lowerEntry(address);
        if (before != null && before.getKey() + before.getValue() == address) {
            holes.put(before.getKey(), before.getValue() + free);
        } else {
            holes.put(address, free);
        }
    }
}
