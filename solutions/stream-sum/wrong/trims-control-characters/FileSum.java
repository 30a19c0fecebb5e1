// feedback: `trim()` takes away all characters up to the blank, control characters such as `\0` among them, and what is left passes for a number or an empty line. `strip()` takes away white space only.
// fails: a line that is no number is refused
// when: calls String.trim
// when: says /u00[01]/
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
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String number = line.trim();
                if (!number.isEmpty()) {
                    sum = Math.addExact(sum, Long.parseLong(number));
                }
            }
        }
        return sum;
    }
}
