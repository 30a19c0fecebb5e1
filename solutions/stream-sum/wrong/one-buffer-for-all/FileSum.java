// feedback: The buffer is made once and shared by all calls: two threads that read at the same time write into the same bytes, and each adds up some of what the other has read. A buffer is small, and dies with the call.
// fails: two threads that read at the same time do not disturb each other
// when: says "while another thread sums another file"
// when: static byte[] or static char[] or static ByteBuffer or static CharBuffer or static StringBuilder
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    private static final byte[] BLOCK = new byte[4 << 10];

    private long sum;
    private final StringBuilder line = new StringBuilder();

    /** Reads 4 KB at a time, and puts lines together from what is in them. */
    public static long sum(Path file) throws IOException {
        FileSum all = new FileSum();
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(BLOCK); n >= 0; n = in.read(BLOCK)) {
                for (int i = 0; i < n; i++) {
                    if (BLOCK[i] == '\n') {
                        all.end();
                    } else {
                        all.line.append((char) BLOCK[i]);
                    }
                }
            }
        }
        all.end();
        return all.sum;
    }

    private void end() {
        String number = line.toString().strip();
        line.setLength(0);
        if (!number.isEmpty()) {
            sum = Math.addExact(sum, Long.parseLong(number));
        }
    }
}
