import java.util.Arrays;

/** A row of bytes that grows at its end, as an upload does while it arrives. */
public class ChunkedBytes {

    private byte[] bytes = new byte[16];
    private int size;

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        if (size + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more.length));
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /** Returns the byte at this index. */
    public byte get(long index) {
        return bytes[(int) index];
    }

    /** Returns how many bytes there are. */
    public long size() {
        return size;
    }
}
