// feedback: A line is taken to fit into the buffer. The text bounds the digits of a number, and not the blanks around it.
// fails: blanks and empty lines mean nothing
// when: says "too long"
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    /** No line has more than 1,000 digits, so this is plenty. */
    private static final int BUFFER = 8192;

    /** Returns the sum of all numbers in this file, which has one on each line. */
    public static long sum(Path file) throws IOException {
        long sum = 0;
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                if (filled == BUFFER) {
                    throw new NumberFormatException("the line is too long");
                }
                int n = in.read(buffer, filled, BUFFER - filled);
                if (n < 0) {
                    return add(sum, buffer, 0, filled);
                }
                int end = filled + n;
                int start = 0;
                for (int i = filled; i < end; i++) {
                    if (buffer[i] == '\n') {
                        int lineEnd = i > start && buffer[i - 1] == '\r' ? i - 1 : i;
                        sum = add(sum, buffer, start, lineEnd);
                        start = i + 1;
                    }
                }
                filled = end - start;
                System.arraycopy(buffer, start, buffer, 0, filled);
            }
        }
    }

    private static long add(long sum, byte[] line, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && line[start] == ' ') {
            start++;
        }
        while (start < end && line[end - 1] == ' ') {
            end--;
        }
        if (start == end) {
            return sum;
        }
        boolean negative = line[start] == '-';
        if (negative || line[start] == '+') {
            start++;
        }
        if (start == end || end - start > 1000) {
            throw new NumberFormatException("no number");
        }
        long limit = negative ? Long.MIN_VALUE : -Long.MAX_VALUE;
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = line[i] - '0';
            if (digit < 0 || digit > 9 || value < limit / 10 || value * 10 < limit + digit) {
                throw new NumberFormatException("no number of a long");
            }
            value = value * 10 - digit;
        }
        return Math.addExact(sum, negative ? value : -value);
    }
}
