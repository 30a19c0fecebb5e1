// feedback: ByteArrayOutputStream is one array that is doubled when it is full: while it grows, the old and the new one are there at once, and both are humongous.
// fails: no humongous array is made while the bytes grow
// fails: 20 MB find room in a heap of 32 MB, and come back
// when: uses ByteArrayOutputStream
import java.io.ByteArrayOutputStream;

/** A row of bytes that grows at its end, as an upload does while it arrives. */
public class ChunkedBytes {

    private static final class Open extends ByteArrayOutputStream {
        byte at(int index) {
            return buf[index];
        }
    }

    private final Open out = new Open();

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        out.write(more, 0, more.length);
    }

    /** Returns the byte at this index. */
    public byte get(long index) {
        if (index < 0 || index >= out.size()) {
            throw new IndexOutOfBoundsException();
        }
        return out.at((int) index);
    }

    /** Returns how many bytes there are. */
    public long size() {
        return out.size();
    }
}
