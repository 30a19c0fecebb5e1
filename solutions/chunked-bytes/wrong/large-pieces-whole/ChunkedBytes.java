// feedback: A piece that is larger than a chunk becomes a chunk of its own, whole: a large one is humongous. Divide it, as you divide the others.
// when: says "appended in pieces of 524,273"
// when: passes "4 MB take at most 5"
// fails: no humongous array is made while the bytes grow
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A row of bytes that grows at its end, as an upload does while it arrives. */
public class ChunkedBytes {

    private static final int CHUNK = 64 * 1024;

    /** The chunks by the index of their first byte. */
    private final TreeMap<Long, byte[]> chunks = new TreeMap<>();
    /** The last chunk, which may have room. */
    private byte[] last = {};
    private int used;
    private long size;

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        if (more.length >= CHUNK) {
            // large enough for a chunk of its own; the last one is cut to what is in it
            if (used < last.length) {
                chunks.put(size - used, Arrays.copyOf(last, used));
            }
            add(more.clone());
            used = more.length;
            size += more.length;
            return;
        }
        int done = 0;
        while (done < more.length) {
            if (used == last.length) {
                add(new byte[CHUNK]);
            }
            int part = Math.min(last.length - used, more.length - done);
            System.arraycopy(more, done, last, used, part);
            done += part;
            used += part;
            size += part;
        }
    }

    private void add(byte[] chunk) {
        chunks.put(size, chunk);
        last = chunk;
        used = 0;
    }

    /** Returns the byte at this index. */
    public byte get(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("index " + index + ", size " + size);
        }
        Map.Entry<Long, byte[]> chunk = chunks.floorEntry(index);
        return chunk.getValue()[(int) (index - chunk.getKey())];
    }

    /** Returns how many bytes there are. */
    public long size() {
        return size;
    }
}
