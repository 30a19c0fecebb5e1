// feedback: The list is made with room for so many chunks that its array alone is humongous. There are a few hundred chunks at most: let the list grow.
// fails: no humongous array is made while the bytes grow
// when: says "before: 1, with 65,000 bytes appended"
// when: passes "20 MB find room in a heap of 32 MB, and come back"
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A row of bytes that grows at its end, as an upload does while it arrives. */
public class ChunkedBytes {

    private static final int CHUNK = 1 << 16;

    /** With room for all that may come: the list never has to grow. */
    private final List<byte[]> chunks = new ArrayList<>(200_000);
    private long size;

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        int from = 0;
        while (from < more.length) {
            int at = (int) (size % CHUNK);
            if (at == 0) {
                chunks.add(new byte[CHUNK]);
            }
            int length = Math.min(more.length - from, CHUNK - at);
            System.arraycopy(more, from, chunks.get(chunks.size() - 1), at, length);
            from += length;
            size += length;
        }
    }

    /** Returns the byte at this index. */
    public byte get(long index) {
        Objects.checkIndex(index, size);
        return chunks.get((int) (index / CHUNK))[(int) (index % CHUNK)];
    }

    /** Returns how many bytes there are. */
    public long size() {
        return size;
    }
}
