// feedback: The OutOfMemoryError is caught, and what has been added up so far is returned: a wrong sum that looks like a right one.
// fails: 1,000,000 lines are no trouble in a heap of 24 MB
// when: uses OutOfMemoryError or uses Throwable or uses Error or uses VirtualMachineError
// when: says /sum\(a file of .* is -?\d+, and must be/
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    public static long sum(Path file) throws IOException {
        long sum = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    sum = Math.addExact(sum, Long.parseLong(line.strip()));
                }
            }
        } catch (OutOfMemoryError tooLarge) {
            return sum;
        }
        return sum;
    }
}
