// feedback: One array is copied into a larger one when it is full. As soon as it is larger than half a region it is humongous, and while it is copied there are two of them.
// fails: no humongous array is made while the bytes grow
// fails: 20 MB find room in a heap of 32 MB, and come back
// when: field byte[]
// when: calls Arrays.copyOf
import java.util.Arrays;
import java.util.Objects;

/** A row of bytes that grows at its end, as an upload does while it arrives. */
public class ChunkedBytes {

    private byte[] bytes = new byte[1024];
    private int size;

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        if (size + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, size + more.length + (size >> 2));
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /** Returns the byte at this index. */
    public byte get(long index) {
        Objects.checkIndex(index, (long) size);
        return bytes[(int) index];
    }

    /** Returns how many bytes there are. */
    public long size() {
        return size;
    }
}
