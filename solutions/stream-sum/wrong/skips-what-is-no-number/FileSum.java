// feedback: A line that is no number is left out, so a damaged file has a wrong sum, and nobody hears of it.
// fails: a line that is no number is refused
// when: says /a file with "x\\n"\) must throw NumberFormatException, and returned/
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
                    long number;
                    try {
                        number = Long.parseLong(line.strip());
                    } catch (NumberFormatException e) {
                        continue;
                    }
                    sum = Math.addExact(sum, number);
                }
            }
        }
        return sum;
    }
}
