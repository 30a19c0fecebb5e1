// feedback: A piece that does not fit into the rest of a chunk is cut off there. What is left of it belongs in the next chunk, and perhaps the one after that.
// fails: pieces of generated sizes come back, every byte of them
// when: says /size\(\), with pieces of/
// when: passes "bytes come back in the order"
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
        if (from < more.length) {
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
