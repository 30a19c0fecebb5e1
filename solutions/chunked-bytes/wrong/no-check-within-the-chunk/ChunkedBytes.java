// feedback: Nobody compares the index with size(): in the last chunk there is room after the last byte, and what is read there is a zero that was never appended.
// fails: an index that no byte has is refused
// when: says /of [0-9,]+ bytes must throw IndexOutOfBoundsException, and returned 0/
// when: says /get.[1-9]\d{0,5}. of/
import java.util.ArrayList;
import java.util.List;

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
        return chunks.get((int) (index / CHUNK))[(int) (index % CHUNK)];
    }

    /** Returns how many bytes there are. */
    public long size() {
        return size;
    }
}
