// feedback: The bytes lie in many small arrays, and their headers and references take more than a quarter of the bytes. Fill chunks of one size, and not too small a one, to the end before the next one begins.
// fails: 4 MB take at most 5, in pieces of any size
// when: says "pieces of [50] in turn"
// when: passes "what the caller does with the array afterwards does not show"
// when: uses TreeMap or uses ArrayList or uses LinkedList
// when: says /in \d+,\d{3} × byte\[\]/
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
            pieces.put(size, more.clone());
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
