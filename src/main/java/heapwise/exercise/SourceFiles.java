package heapwise.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Java files of one directory, without those of directories in it. */
final class SourceFiles {

    private SourceFiles() {}

    /** Returns the text of each by file name, in the order of the names. */
    static Map<String, String> read(Path directory) throws IOException {
        var sources = new TreeMap<String, String>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                String name = entry.getFileName().toString();
                if (name.endsWith(".java")) {
                    sources.put(name, Files.readString(entry));
                }
            }
        }
        return sources;
    }
}
