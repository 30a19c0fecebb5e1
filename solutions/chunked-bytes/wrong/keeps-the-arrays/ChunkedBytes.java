// feedback: The caller's own array is kept. Callers use their buffers again, and what was appended changes with them: copy the bytes.
// fails: what the caller does with the array afterwards does not show
// when: says /get.0. is 8 and must be 7: an array of/
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A row of bytes that grows at its end, as an upload does while it arrives. */
public class ChunkedBytes {

    private final TreeMap<Long, byte[]> pieces = new TreeMap<>();
    private long size;

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        if (more.length > 0) {
            pieces.put(size, more);
            size += more.length;
        }
    }

    /** Returns the byte at this index. */
    public byte get(long index) {
        Objects.checkIndex(index, size);
        Map.Entry<Long, byte[]> piece = pieces.floorEntry(index);
        return piece.getValue()[(int) (index - piece.getKey())];
    }

    /** Returns how many bytes there are. */
    public long size() {
        return size;
    }
}
