// feedback: The stream of Files.lines holds an open file, and nobody closes it. A stream that ends does not close itself: it wants a try (…).
// fails: the file is closed when sum() has returned
// when: calls Files.lines
// when: not calls BaseStream.close
// when: not calls Stream.close
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds up the numbers in a file. */
public class FileSum {

    public static long sum(Path file) throws IOException {
        return Files.lines(file)
                .filter(line -> !line.isBlank())
                .mapToLong(line -> Long.parseLong(line.strip()))
                .reduce(0, Math::addExact);
    }
}
