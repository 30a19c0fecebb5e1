package heapwise.check.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Tells bytes that were cut short or damaged on a disk from those that were written. */
final class Checksum {

    private Checksum() {}

    /** Returns the bytes with their checksum before them. */
    static byte[] add(byte[] bytes) {
        return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(of(bytes)).put(bytes).array();
    }

    /**
     * Returns the bytes that {@link #add} was given.
     *
     * @throws IOException if they are not as they were
     */
    static byte[] strip(byte[] all) throws IOException {
        if (all.length >= Long.BYTES) {
            byte[] bytes = Arrays.copyOfRange(all, Long.BYTES, all.length);
            if (ByteBuffer.wrap(all).getLong() == of(bytes)) {
                return bytes;
            }
        }
        throw new IOException("damaged");
    }

    private static long of(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }
}
