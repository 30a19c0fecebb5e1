// feedback: The index is cut to an int before it is checked, and what is left of a large one may be an index that exists: a byte comes back that nobody asked for.
// fails: an index that no byte has is refused
// when: says /get.-?\d{8,}. of [0-9,]+ bytes must throw IndexOutOfBoundsException, and returned/
// when: not says /get.-?\d{1,7}. of [0-9,]+ bytes must throw/
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A row of bytes that grows at its end, as an upload does while it arrives. */
public class ChunkedBytes {

    private static final int CHUNK = 1 << 16;

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
        int i = Objects.checkIndex((int) index, (int) size);
        return chunks.get(i / CHUNK)[i % CHUNK];
    }

    /** Returns how many bytes there are. */
    public long size() {
        return size;
    }
}
