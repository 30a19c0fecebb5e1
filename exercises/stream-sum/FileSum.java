import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    /** Returns the sum of all numbers in this file, which has one on each line. */
    public static long sum(Path file) throws IOException {
        long sum = 0;
        for (String line : Files.readAllLines(file)) {
            sum += Long.parseLong(line);
        }
        return sum;
    }
}
