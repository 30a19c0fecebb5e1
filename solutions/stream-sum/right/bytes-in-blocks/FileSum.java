import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    private long sum;
    private final StringBuilder line = new StringBuilder();

    /** Reads 64 KB at a time, and puts lines together from what is in them. */
    public static long sum(Path file) throws IOException {
        FileSum all = new FileSum();
        byte[] block = new byte[64 << 10];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                for (int i = 0; i < n; i++) {
                    if (block[i] == '\n') {
                        all.end();
                    } else {
                        all.line.append((char) block[i]);
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
