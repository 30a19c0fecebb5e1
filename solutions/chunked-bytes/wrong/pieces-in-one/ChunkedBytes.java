// feedback: A piece that has no room in the last chunk begins a new one, and what was left of the last is never used. Fill it first, and go on in the next.
// when: not says "hold a humongous array"
// when: says /in pieces of .\d{5,6}. in turn/
// fails: 4 MB take at most 5, in pieces of any size
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A row of bytes that grows at its end, as an upload does while it arrives. */
public class ChunkedBytes {

    /** With its header, a chunk takes half a region. */
    private static final int CHUNK = 524_288 - 16;

    private final List<byte[]> chunks = new ArrayList<>();
    /** The index of each chunk's first byte. */
    private long[] begins = new long[16];
    private int used = CHUNK;
    private long size;

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        if (more.length > CHUNK) {
            for (int from = 0; from < more.length; from += CHUNK) {
                put(more, from, Math.min(CHUNK, more.length - from));
            }
        } else if (more.length > 0) {
            put(more, 0, more.length);
        }
    }

    /** A piece stays in one: where the last chunk has no room for it, a new one begins. */
    private void put(byte[] more, int from, int length) {
        if (length > CHUNK - used) {
            if (chunks.size() == begins.length) {
                begins = Arrays.copyOf(begins, 2 * begins.length);
            }
            begins[chunks.size()] = size;
            chunks.add(new byte[CHUNK]);
            used = 0;
        }
        System.arraycopy(more, from, chunks.get(chunks.size() - 1), used, length);
        used += length;
        size += length;
    }

    /** Returns the byte at this index. */
    public byte get(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("index " + index + ", size " + size);
        }
        int found = Arrays.binarySearch(begins, 0, chunks.size(), index);
        int chunk = found >= 0 ? found : -found - 2;
        return chunks.get(chunk)[(int) (index - begins[chunk])];
    }

    /** Returns how many bytes there are. */
    public long size() {
        return size;
    }
}
