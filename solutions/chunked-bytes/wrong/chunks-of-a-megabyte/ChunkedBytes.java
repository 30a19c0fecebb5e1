// feedback: An array that you make takes two regions: with its header it is larger than one. What is larger than half a region is humongous, and the rest of its last region is lost to all others.
// fails: no humongous array is made while the bytes grow
// when: says "before: 2, with 65,000 bytes appended"
// when: not calls Arrays.copyOf
// when: not uses ByteArrayOutputStream
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A row of bytes that grows at its end, as an upload does while it arrives. */
public class ChunkedBytes {

    private static final int CHUNK = 1 << 20;

    private final List<byte[]> chunks = new ArrayList<>();
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
