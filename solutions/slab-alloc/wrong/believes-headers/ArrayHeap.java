// feedback: free() believes what is written before the index. Inside a block that is what the owner wrote, and he may write what looks like a header.
// when: passes "what was freed is given out again"
// when: passes "free() refuses what is not the index of a block"
// when: says "bytes behind the begin of a block of 200 bytes"
// fails: free() refuses an index inside a block, whatever is written there
import java.nio.ByteBuffer;

/**
 * A heap within an array. Its records are in the memory itself, as those of malloc are: a header
 * of 8 bytes before each block and each hole has its length, header included; a length is a
 * multiple of 8, so that the lowest bit has room for "in use".
 */
public class ArrayHeap {

    private static final int HEADER = 8;
    private static final int USED = 1;

    private final byte[] memory;
    private final ByteBuffer headers;
    /** Where the last block or hole ends: the length of the memory, rounded down. */
    private final int end;

    /** Makes a heap of this many bytes, all of them free. */
    public ArrayHeap(int size) {
        memory = new byte[size];
        headers = ByteBuffer.wrap(memory);
        end = size & ~7;
        if (end > 0) {
            headers.putInt(0, end);
        }
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
        long need = HEADER + (bytes + 7L) / 8 * 8;
        for (int at = 0; at < end; at += length(at)) {
            int left = (int) Math.max(-1, length(at) - need);
            if (!isUsed(at) && left >= 0) {
                if (left > 0) {
                    headers.putInt(at + (int) need, left);
                }
                headers.putInt(at, (int) need | USED);
                return at + HEADER;
            }
        }
        return -1;
    }

    /** Takes back the block that begins at this index. */
    public void free(int address) {
        if (address < HEADER || address >= end || address % 8 != 0) {
            throw new IllegalArgumentException("not in the heap: " + address);
        }
        int at = address - HEADER;
        int length = length(at);
        if (!isUsed(at) || length <= HEADER || length % 8 != 0 || length > end - at) {
            throw new IllegalArgumentException("not in use: " + address);
        }
        headers.putInt(at, length);
        join();
    }

    /** Makes one hole of those that touch. */
    private void join() {
        int hole = -1;
        int length;
        for (int at = 0; at < end; at += length) {
            length = length(at);
            if (isUsed(at)) {
                hole = -1;
            } else if (hole < 0) {
                hole = at;
            } else {
                headers.putInt(at, 0);
                headers.putInt(hole, length(hole) + length);
            }
        }
    }

    private int length(int at) {
        return headers.getInt(at) & ~USED;
    }

    private boolean isUsed(int at) {
        return (headers.getInt(at) & USED) != 0;
    }
}
