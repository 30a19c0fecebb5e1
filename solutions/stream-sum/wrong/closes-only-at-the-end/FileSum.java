// feedback: close() stands behind the loop, and an exception leaves the method before it. try (…) closes on every way out.
// fails: the file is closed when sum() has thrown, too
// when: passes "the file is closed when sum() has returned"
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    /** Returns the sum of all numbers in this file, which has one on each line. */
    public static long sum(Path file) throws IOException {
        long sum = 0;
        BufferedReader reader = Files.newBufferedReader(file);
        {
            String line;
            while ((line = reader.readLine()) != null) {
                if (!line.isBlank()) {
                    sum = Math.addExact(sum, Long.parseLong(line.strip()));
                }
            }
        }
        reader.close();
        return sum;
    }
}
