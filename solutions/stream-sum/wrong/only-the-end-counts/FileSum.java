// feedback: Whether the sum fits is asked at the end only. On the way it did not fit, and what came after made it small again.
// fails: a sum that does not fit is refused
// when: says /1\\n-1\\n"\) must throw ArithmeticException, and returned 9223372036854775807/
// when: not says "returned -9223372036854775808"
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    /** Returns the sum of all numbers in this file, which has one on each line. */
    public static long sum(Path file) throws IOException {
        BigInteger sum = BigInteger.ZERO;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line;
            while ((line = reader.readLine()) != null) {
                if (!line.isBlank()) {
                    sum = sum.add(BigInteger.valueOf(Long.parseLong(line.strip())));
                }
            }
        }
        return sum.longValueExact();
    }
}
