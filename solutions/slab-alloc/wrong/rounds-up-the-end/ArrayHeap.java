// feedback: A size that is no multiple of 8 is rounded up, and so a block reaches beyond the end of the memory, where nobody can write.
// fails: without a place alloc() returns -1, and nothing changes
// when: says /in a memory of 100\d bytes, returned/
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A heap within an array: gives out blocks of one large array of bytes, and takes them back. */
public class ArrayHeap {

    private final byte[] memory;
    private final TreeMap<Integer, Integer> holes = new TreeMap<>();
    private final Map<Integer, Integer> blocks = new HashMap<>();

    /** Makes a heap of this many bytes, all of them free. */
    public ArrayHeap(int size) {
        memory = new byte[size];
        if (size > 0) {
            holes.put(0, (int) roundUp(size));
        }
    }

    /** Everything is counted in multiples of 8. */
    private static long roundUp(int bytes) {
        return (bytes + 7L) & ~7L;
    }

    /** Returns the array that all blocks lie in; always the same one. */
    public byte[] memory() {
        return memory;
    }

    /** Returns the index at which a block of this many bytes begins; -1 if there is no room. */
    public int alloc(int bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes: " + bytes);
        }
        long need = roundUp(bytes);
        for (Map.Entry<Integer, Integer> hole : holes.entrySet()) {
            if (hole.getValue() >= need) {
                int start = hole.getKey();
                int length = (int) need;
                int rest = hole.getValue() - length;
                holes.remove(start);
                if (rest > 0) {
                    holes.put(start + length, rest);
                }
                blocks.put(start, length);
                return start;
            }
        }
        return -1;
    }

    /** Takes back the block that begins at this index. */
    public void free(int address) {
        Integer freed = blocks.remove(address);
        if (freed == null) {
            throw new IllegalArgumentException("no block in use begins at " + address);
        }
        int start = address;
        int length = freed;
        Map.Entry<Integer, Integer> before = holes.lowerEntry(start);
        if (before != null && before.getKey() + before.getValue() == start) {
            holes.remove(before.getKey());
            start = before.getKey();
            length += before.getValue();
        }
        Integer after = holes.remove(start + length);
        if (after != null) {
            length += after;
        }
        holes.put(start, length);
    }
}
