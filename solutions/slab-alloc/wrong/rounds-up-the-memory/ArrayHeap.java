// feedback: The length of the memory is rounded up to a multiple of 8, so up to seven bytes behind its end are given out. Round it down: a memory of 20 bytes has two places of 8.
// fails: without a place alloc() returns -1, and nothing changes
// when: says /in a memory of \d{1,3} bytes, returned \d+, which is not within the memory/
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A heap within an array: gives out blocks of one large array of bytes, and takes them back. */
public class ArrayHeap {

    private final byte[] memory;
    private final TreeMap<Integer, Integer> holes = new TreeMap<>();
    private final Map<Integer, Integer> used = new HashMap<>();

    /** Makes a heap of this many bytes, all of them free. */
    public ArrayHeap(int size) {
        memory = new byte[size];
        if (size > 0) {
            holes.put(0, roundUp(size)); // holes, like blocks, are multiples of 8
        }
    }

    private static int roundUp(int bytes) {
        return bytes + 7 & ~7;
    }

    /** Returns the array that all blocks lie in; always the same one. */
    public byte[] memory() {
        return memory;
    }

    /** Returns the index at which a block of this many bytes begins; -1 if there is no room. */
    public int alloc(int bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes must be > 0, was " + bytes);
        }
        if (bytes > memory.length) {
            return -1;
        }
        int length = roundUp(bytes);
        for (Map.Entry<Integer, Integer> hole : holes.entrySet()) {
            if (hole.getValue() >= length) {
                int address = hole.getKey();
                int rest = hole.getValue() - length;
                holes.remove(address);
                if (rest > 0) {
                    holes.put(address + length, rest);
                }
                used.put(address, length);
                return address;
            }
        }
        return -1;
    }

    /** Takes back the block that begins at this index. */
    public void free(int address) {
        Integer length = used.remove(address);
        if (length == null) {
            throw new IllegalArgumentException("no block in use at " + address);
        }
        int start = address;
        int end = address + length;
        Integer behind = holes.remove(end);
        if (behind != null) {
            end += behind;
        }
        Map.Entry<Integer, Integer> before = holes.lowerEntry(address);
        if (before != null && before.getKey() + before.getValue() == address) {
            start = before.getKey();
        }
        holes.put(start, end - start);
    }
}
