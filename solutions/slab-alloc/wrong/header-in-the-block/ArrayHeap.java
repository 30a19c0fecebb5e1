// feedback: The header lies in the block's first bytes, and those belong to the caller, who writes over them. Return the index after the header.
// fails: what is written into a block stays, and blocks do not overlap
// when: calls ByteBuffer.putInt
import java.nio.ByteBuffer;

/** Every block and every hole begins with eight bytes: how long it is, and whether it is in use. */
public class ArrayHeap {

    private static final int HEADER = 8;

    private final byte[] memory;
    private final ByteBuffer view;

    /** The end of what is a multiple of eight. */
    private final int end;

    /** Makes a heap of this many bytes, all of them free. */
    public ArrayHeap(int size) {
        memory = new byte[size];
        view = ByteBuffer.wrap(memory);
        end = size / 8 * 8;
        write(0, end, false);
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
        if (bytes > end) {
            return -1;
        }
        int wanted = (bytes + 7) / 8 * 8;
        for (int at = 0; at < end; at += length(at)) {
            if (!used(at)) {
                join(at);
                int length = length(at);
                if (length >= wanted) {
                    if (length - wanted >= 2 * HEADER) {
                        write(at + wanted, length - wanted, false);
                        length = wanted;
                    }
                    write(at, length, true);
                    return at;
                }
            }
        }
        return -1;
    }

    /** Takes back the block that begins at this index. */
    public void free(int address) {
        for (int at = 0; at < end; at += length(at)) {
            if (at == address && used(at)) {
                write(at, length(at), false);
                return;
            }
        }
        throw new IllegalArgumentException("no block in use begins at " + address);
    }

    /** Makes one hole of this one and those behind it. */
    private void join(int at) {
        int next = at + length(at);
        while (next < end && !used(next)) {
            next += length(next);
        }
        write(at, next - at, false);
    }

    private void write(int at, int length, boolean used) {
        view.putInt(at, length).putInt(at + 4, used ? 1 : 0);
    }

    private int length(int at) {
        return view.getInt(at);
    }

    private boolean used(int at) {
        return view.getInt(at + 4) == 1;
    }
}
