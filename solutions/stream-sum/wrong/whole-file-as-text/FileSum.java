// feedback: The whole file is read into memory before the first number is added up. A file may be larger than the heap, and is then read in pieces.
// fails: a file of 30 MB is no trouble in a heap of 24 MB
// when: calls Files.readString or calls Files.readAllBytes or calls InputStream.readAllBytes
// when: says "threw OutOfMemoryError"
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    public static long sum(Path file) throws IOException {
        long sum = 0;
        for (String line : Files.readString(file).split("\\R")) {
            if (!line.isBlank()) {
                sum = Math.addExact(sum, Long.parseLong(line.strip()));
            }
        }
        return sum;
    }
}
