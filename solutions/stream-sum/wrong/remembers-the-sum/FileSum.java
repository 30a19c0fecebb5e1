// feedback: The sum is kept for the next call. The same file may hold other numbers by then, whatever its name, size and time say.
// fails: each call reads the file anew and keeps nothing of it
// when: static *
// when: says "the same file, now with 5 and 6"
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Adds up the numbers in a file. */
public class FileSum {

    private static final Map<Path, Long> SUMS = new HashMap<>();

    public static long sum(Path file) throws IOException {
        Long known = SUMS.get(file);
        if (known == null && Files.size(file) < 10) {
            known = read(file);
            SUMS.put(file, known);
        }
        return known == null ? read(file) : known;
    }

    private static long read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .mapToLong(line -> Long.parseLong(line.strip()))
                    .reduce(0, Math::addExact);
        }
    }
}
