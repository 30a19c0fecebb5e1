package heapwise.authoring.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds lines of a page's front matter. */
public final class FrontLines {

    private FrontLines() {}

    /** Returns the line on which a key stands; the first of the page where none does. */
    public static int of(Path page, String key) throws IOException {
        List<String> lines = Files.readAllLines(page, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(key + ":")) {
                return i + 1;
            }
        }
        return 1;
    }
}
