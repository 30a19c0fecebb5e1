// feedback: An IOException is swallowed, so a file that is not there has the sum 0, as if it were empty.
// fails: a file that is not there is an IOException
// when: says "must throw an IOException, and returned"
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
                    sum = Math.addExact(sum, Long.parseLong(line.strip()));
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return sum;
    }
}
