package heapwise.authoring.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Finds lines of a page's front matter. */
public final class FrontLines {

    private FrontLines() {}

    /** Returns the line on which a key stands; the first of the page where none does. */
    public static int of(Path page, String key) throws IOException {
        return first(page, line -> line.startsWith(key + ":"));
    }

    /** Returns the line in which a library stands; that of the key where it is not known which. */
    public static int ofLibrary(Path page, String coordinates) throws IOException {
        return coordinates.isEmpty()
                ? of(page, "libraries")
                : first(page, line -> line.contains(coordinates));
    }

    private static int first(Path page, Predicate<String> wanted) throws IOException {
        List<String> lines = Files.readAllLines(page, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < lines.size(); i++) {
            if (wanted.test(lines.get(i))) {
                return i + 1;
            }
        }
        return 1;
    }
}
