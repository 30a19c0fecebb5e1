import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Adds up the numbers in a file. */
public class FileSum {

    /** A stream of lines brings one after the other, and closes its file with itself. */
    public static long sum(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .mapToLong(Long::parseLong)
                    .reduce(0, Math::addExact);
        }
    }
}
