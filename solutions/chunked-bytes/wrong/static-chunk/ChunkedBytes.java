// feedback: What the bytes are put into is static, so all objects of the class share it, and each writes over what the others wrote.
// fails: two objects know nothing of each other
// when: static byte[] or static List or static ArrayList or static byte[][] or static ByteBuffer
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A row of bytes that grows at its end, as an upload does while it arrives. */
public class ChunkedBytes {

    private static final int CHUNK = 1 << 16;

    private final List<byte[]> chunks = new ArrayList<>();
    private static byte[] last;
    private long size;

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        int from = 0;
        while (from < more.length) {
            int at = (int) (size % CHUNK);
            if (at == 0) {
                last = new byte[CHUNK];
                chunks.add(last);
            }
            int length = Math.min(more.length - from, CHUNK - at);
            System.arraycopy(more, from, last, at, length);
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
