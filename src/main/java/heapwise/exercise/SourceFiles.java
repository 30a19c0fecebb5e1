package heapwise.exercise;

import heapwise.lesson.PlainFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Java files of one directory, without those of directories in it. */
final class SourceFiles {

    private SourceFiles() {}

    /** Returns the file names in alphabetical order, without hidden ones. */
    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .filter(entry -> !PlainFile.isHidden(entry))
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the text of each by file name, in the order of the names. */
    static Map<String, String> read(Path directory) throws IOException {
        var sources = new TreeMap<String, String>();
        for (String name : names(directory)) {
            sources.put(
                    name,
                    new String(PlainFile.read(directory.resolve(name)), StandardCharsets.UTF_8));
        }
        return sources;
    }
}
