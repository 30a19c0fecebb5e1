// feedback: What the length of a block is kept in is too narrow for a large one: the high bits are lost, and what lies behind the rest counts as free, so two blocks get the same bytes.
// fails: a hole of 96 bytes more than is asked for is found, however long it is
// when: says /in a memory of [\d,]{6,} bytes returned \d+, which overlaps/
// when: passes "in 300 generated programs"
/** A heap within an array: gives out blocks of one large array of bytes, and takes them back. */
public class ArrayHeap {

    private static final int UNIT = 8;

    private final byte[] memory;
    /** For the first unit of a block in use its length in units; 0 for all other units. */
    private final char[] lengths;

    /** Makes a heap of this many bytes, all of them free. */
    public ArrayHeap(int size) {
        memory = new byte[size];
        lengths = new char[size / UNIT];
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
        int units = (bytes - 1) / UNIT + 1;
        int start = 0;
        for (int at = 0; at < lengths.length && at - start < units; ) {
            if (lengths[at] == 0) {
                at++;
            } else {
                at += lengths[at]; // over the block
                start = at;
            }
        }
        if (lengths.length - start < units) {
            return -1;
        }
        lengths[start] = (char) units;
        return start * UNIT;
    }

    /** Takes back the block that begins at this index. */
    public void free(int address) {
        if (address < 0 || address % UNIT != 0 || address / UNIT >= lengths.length
                || lengths[address / UNIT] == 0) {
            throw new IllegalArgumentException("no block in use at " + address);
        }
        lengths[address / UNIT] = 0;
    }
}
