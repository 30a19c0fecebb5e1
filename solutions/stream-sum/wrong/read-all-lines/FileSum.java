// feedback: readAllLines makes a string of each line and a list of all of them, before the first number is read. A million lines take more than 50 MB on the heap.
// fails: 1,000,000 lines are no trouble in a heap of 24 MB
// when: calls Files.readAllLines
// when: says "threw OutOfMemoryError"
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    public static long sum(Path file) throws IOException {
        long sum = 0;
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                sum = Math.addExact(sum, Long.parseLong(line.strip()));
            }
        }
        return sum;
    }
}
