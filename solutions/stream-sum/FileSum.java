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
        }
        return sum;
    }
}
