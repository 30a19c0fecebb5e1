import java.nio.ByteBuffer;
import java.util.ArrayList;

/** Byte for byte into buffers of 4 KB. */
public class ChunkedBytes {

    private final ArrayList<ByteBuffer> buffers = new ArrayList<>();

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        for (byte b : more) {
            if (buffers.isEmpty() || !buffers.get(buffers.size() - 1).hasRemaining()) {
                buffers.add(ByteBuffer.allocate(4096));
            }
            buffers.get(buffers.size() - 1).put(b);
        }
    }

    /** Returns the byte at this index. */
    public byte get(long index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException();
        }
        return buffers.get(Math.toIntExact(Math.floorDiv(index, 4096L))).get((int) (index & 4095));
    }

    /** Returns how many bytes there are. */
    public long size() {
        long size = 0;
        if (!buffers.isEmpty()) {
            size = (buffers.size() - 1) * 4096L + buffers.get(buffers.size() - 1).position();
        }
        return size;
    }
}
