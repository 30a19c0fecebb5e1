import java.util.BitSet;

/** A heap within an array: gives out blocks of one large array of bytes, and takes them back. */
public class ArrayHeap {

    private final byte[] memory;

    /** One bit for every eight bytes: whether they are in use. */
    private final BitSet used = new BitSet();

    /** For every eight bytes how many such units the block that begins there has; 0 if none does. */
    private final int[] units;

    /** Makes a heap of this many bytes, all of them free. */
    public ArrayHeap(int size) {
        memory = new byte[size];
        units = new int[size / 8];
    }

    /** Returns the array that all blocks lie in; always the same one. */
    public byte[] memory() {
        return memory;
    }

    /** Returns the index at which a block of this many bytes begins; -1 if there is no room. */
    public int alloc(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("at least one byte, not " + bytes);
        }
        long wanted = (bytes + 7L) / 8;
        int from = used.nextClearBit(0);
        while (from + wanted <= units.length) {
            int to = used.nextSetBit(from);
            if (to < 0 || to - from >= wanted) {
                units[from] = (int) wanted;
                used.set(from, from + (int) wanted);
                return from * 8;
            }
            from = used.nextClearBit(to);
        }
        return -1;
    }

    /** Takes back the block that begins at this index. */
    public void free(int address) {
        if (address < 0 || address % 8 != 0 || address / 8 >= units.length) {
            throw new IllegalArgumentException("no block at " + address);
        }
        int from = address / 8;
        if (units[from] == 0) {
            throw new IllegalArgumentException("no block at " + address);
        }
        used.clear(from, from + units[from]);
        units[from] = 0;
    }
}
