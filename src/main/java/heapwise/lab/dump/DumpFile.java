package heapwise.lab.dump;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a dump, mapped into memory outside the heap, at any offset and of any size. */
final class DumpFile {

    private static final int CHUNK_BITS = 29;
    private static final long CHUNK = 1L << CHUNK_BITS;

    /** Chunks overlap by this much, so that a number never straddles two. */
    private static final int OVERLAP = 16;

    private final ByteBuffer[] chunks;
    private final long size;

    DumpFile(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            size = channel.size();
            List<ByteBuffer> mapped = new ArrayList<>();
            for (long from = 0; from < size; from += CHUNK) {
                long length = Math.min(CHUNK + OVERLAP, size - from);
                mapped.add(channel.map(FileChannel.MapMode.READ_ONLY, from, length));
            }
            chunks = mapped.toArray(ByteBuffer[]::new);
        }
    }

    long size() {
        return size;
    }

    int u1(long at) {
        return chunks[(int) (at >>> CHUNK_BITS)].get((int) (at & (CHUNK - 1))) & 0xff;
    }

    int u2(long at) {
        return chunks[(int) (at >>> CHUNK_BITS)].getShort((int) (at & (CHUNK - 1))) & 0xffff;
    }

    int i4(long at) {
        return chunks[(int) (at >>> CHUNK_BITS)].getInt((int) (at & (CHUNK - 1)));
    }

    long i8(long at) {
        return chunks[(int) (at >>> CHUNK_BITS)].getLong((int) (at & (CHUNK - 1)));
    }

    String text(long at, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) u1(at + i);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
