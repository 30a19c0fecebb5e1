// feedback: Pieces of one size take little room here, but small and large ones in turn do not: a large piece gets chunks of its own, and the buffer that the small ones have begun is left as it is, nearly empty. Go on where the last byte is, whatever size the next piece has.
// fails: 4 MB take at most 5, in pieces of any size
// when: says /in pieces of .[1-9]\d*, [1-9]\d{2,}(, \d+)*. in turn/
// when: not says "hold a humongous array"
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A row of bytes: large pieces become chunks of their own, small ones are gathered in buffers. */
public class ChunkedBytes {

    private static final int SMALL = 4096;
    private static final int LARGEST = 1 << 18;

    private final List<byte[]> chunks = new ArrayList<>();
    private long[] starts = new long[16];
    private byte[] open;
    private int used;
    private long size;

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        if (more.length < SMALL) {
            gather(more);
            return;
        }
        open = null;
        for (int from = 0; from < more.length; ) {
            int length = Math.min(LARGEST, more.length - from);
            addChunk(Arrays.copyOfRange(more, from, from + length));
            from += length;
            size += length;
        }
    }

    private void gather(byte[] more) {
        int from = 0;
        while (from < more.length) {
            if (open == null || used == SMALL) {
                open = new byte[SMALL];
                used = 0;
                addChunk(open);
            }
            int length = Math.min(more.length - from, SMALL - used);
            System.arraycopy(more, from, open, used, length);
            from += length;
            used += length;
            size += length;
        }
    }

    private void addChunk(byte[] chunk) {
        if (chunks.size() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length + starts.length / 2);
        }
        starts[chunks.size()] = size;
        chunks.add(chunk);
    }

    /** Returns the byte at this index. */
    public byte get(long index) {
        Objects.checkIndex(index, size);
        int found = Arrays.binarySearch(starts, 0, chunks.size(), index);
        int chunk = found >= 0 ? found : -found - 2;
        return chunks.get(chunk)[(int) (index - starts[chunk])];
    }

    /** Returns how many bytes there are. */
    public long size() {
        return size;
    }
}
