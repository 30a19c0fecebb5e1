// feedback: Numbers are read as int, which ends at 2,147,483,647; larger ones are refused as if they were none.
// fails: every value of a long may occur
// when: calls Integer.parseInt or calls Integer.valueOf
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
                    sum = Math.addExact(sum, Integer.parseInt(line.strip()));
                }
            }
        }
        return sum;
    }
}
