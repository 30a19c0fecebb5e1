import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    private static final int WINDOW = 1 << 20;

    /** Looks at the file through a window of a megabyte that is mapped into memory. */
    public static long sum(Path file) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            FileChannel channel = in.getChannel();
            long[] sum = new long[1];
            StringBuilder line = new StringBuilder();
            for (long at = 0; at < channel.size(); at += WINDOW) {
                long length = Math.min(WINDOW, channel.size() - at);
                ByteBuffer window = channel.map(FileChannel.MapMode.READ_ONLY, at, length);
                while (window.hasRemaining()) {
                    char c = (char) window.get();
                    if (c == '\n') {
                        add(line, sum);
                    } else {
                        line.append(c);
                    }
                }
            }
            add(line, sum);
            return sum[0];
        }
    }

    private static void add(StringBuilder line, long[] sum) {
        String text = line.toString().strip();
        line.setLength(0);
        if (text.length() > 0) {
            sum[0] = Math.addExact(sum[0], Long.valueOf(text));
        }
    }
}
