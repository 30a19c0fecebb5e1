// feedback: The lines are let go, and the numbers are kept in a list until all are there: a million Long objects with their references take 20 MB. A sum needs one number at a time.
// fails: 1,000,000 lines are no trouble in a heap of 24 MB
// when: calls List.add or calls ArrayList.add or calls Collection.add
// when: says "threw OutOfMemoryError"
// when: not calls Files.readAllLines
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Adds up the numbers in a file. */
public class FileSum {

    public static long sum(Path file) throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line;
            while ((line = reader.readLine()) != null) {
                if (!line.isBlank()) {
                    numbers.add(Long.valueOf(line.strip()));
                }
            }
        }
        long sum = 0;
        for (long number : numbers) {
            sum = Math.addExact(sum, number);
        }
        return sum;
    }
}
