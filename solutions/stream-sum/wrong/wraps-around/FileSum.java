// feedback: + wraps around in silence: the sum of the two largest numbers is -2. Math.addExact says when a sum does not fit.
// fails: a sum that does not fit is refused
// when: says /must throw ArithmeticException, and returned -9223372036854775808/
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    /** Returns the sum of all numbers in this file, which has one on each line. */
    public static long sum(Path file) throws IOException {
        long sum = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line;
            while ((line = reader.readLine()) != null) {
                if (!line.isBlank()) {
                    sum += Long.parseLong(line.strip());
                }
            }
        }
        return sum;
    }
}
