// feedback: The chunks are small, but an `ArrayList` keeps them in an array of its own, and with this many chunks that is humongous.
// fails: no humongous array is made while the bytes grow
// when: uses ArrayList
// when: passes "20 MB find room in a heap of 32 MB, and come back"
// when: says /with 1\d,\d{3},\d{3} bytes appended/
import java.util.ArrayList;
import java.util.List;

/** A row of bytes that grows at its end, as an upload does while it arrives. */
public class ChunkedBytes {

    /** Small chunks: hardly anything is ever unused in the last one. */
    private static final int CHUNK = 128;

    private final List<byte[]> chunks = new ArrayList<>();
    private byte[] last;
    private long size;

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        int from = 0;
        while (from < more.length) {
            int at = (int) (size % CHUNK);
            if (at == 0) {
                last = new byte[CHUNK];
                chunks.add(last);
            }
            int n = Math.min(more.length - from, CHUNK - at);
            System.arraycopy(more, from, last, at, n);
            from += n;
            size += n;
        }
    }

    /** Returns the byte at this index. */
    public byte get(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("index " + index + ", size " + size);
        }
        return chunks.get((int) (index / CHUNK))[(int) (index % CHUNK)];
    }

    /** Returns how many bytes there are. */
    public long size() {
        return size;
    }
}
