// feedback: The stream brings one line after the other, and toList puts them all into memory again. Whatever ends a stream by collecting has all of it at the same time.
// fails: 1,000,000 lines are no trouble in a heap of 24 MB
// when: calls Stream.toList or calls Stream.collect or calls Stream.toArray
// when: says "threw OutOfMemoryError"
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Adds up the numbers in a file. */
public class FileSum {

    public static long sum(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            long sum = 0;
            for (String line : lines.toList()) {
                if (!line.isBlank()) {
                    sum = Math.addExact(sum, Long.parseLong(line.strip()));
                }
            }
            return sum;
        }
    }
}
