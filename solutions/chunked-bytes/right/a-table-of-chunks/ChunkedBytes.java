import java.util.Arrays;

/** Chunks as large as they may be, in a table that grows by a half. */
public class ChunkedBytes {

    /** Half a region of 1 MB, with the array's header. */
    private static final int CHUNK = (1 << 19) - 16;

    private byte[][] table = new byte[4][];
    private int chunks;

    /** How many bytes of the last chunk are taken; all of it, if there is none. */
    private int taken = CHUNK;

    /** Puts all of these bytes behind those that are there. */
    public void append(byte[] more) {
        for (int done = 0, part; done < more.length; done += part) {
            if (taken == CHUNK) {
                if (chunks == table.length) {
                    table = Arrays.copyOf(table, chunks + chunks / 2);
                }
                table[chunks++] = new byte[CHUNK];
                taken = 0;
            }
            part = Math.min(CHUNK - taken, more.length - done);
            System.arraycopy(more, done, table[chunks - 1], taken, part);
            taken += part;
        }
    }

    /** Returns the byte at this index. */
    public byte get(long index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("no byte at " + index);
        }
        return table[(int) (index / CHUNK)][(int) (index % CHUNK)];
    }

    /** Returns how many bytes there are. */
    public long size() {
        return (long) (chunks - 1) * CHUNK + taken;
    }
}
