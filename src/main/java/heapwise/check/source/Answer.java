package heapwise.check.source;

import heapwise.lesson.PlainFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a learner wrote, read once: everything that a check says is about this text.
 *
 * @param sources text by file name, without a byte order mark
 */
public record Answer(Path directory, Map<String, String> sources) {

    /** More than any exercise asks for; most likely something else by mistake. */
    static final long LARGEST = 1 << 20;

    public Answer {
        sources = Map.copyOf(sources);
    }

    /**
     * Reads the Java files of a directory. Hidden files are passed over; a link is refused, since
     * it may lead to the key.
     *
     * @throws UnreadableException if a learner has to do something first
     * @throws IOException if the system is in the way
     */
    public static Answer read(Path directory) throws UnreadableException, IOException {
        var sources = new TreeMap<String, String>();
        for (Path file : javaFiles(directory)) {
            sources.put(file.getFileName().toString(), text(file));
        }
        if (sources.isEmpty()) {
            throw new UnreadableException(
                    "there is no Java file in " + directory,
                    "bring the starter back with `heapwise reset`");
        }
        return new Answer(directory, sources);
    }

    /**
     * Returns the names of the Java files in a directory that are no part of an answer, such as
     * {@code ._A.java}; none where it cannot be read, which {@link #read} says.
     */
    public static List<String> passedOver(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(PlainFile::isHidden)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Returns whether the files on disk are still what was read. */
    public boolean isCurrent() {
        try {
            return read(directory).sources().equals(sources);
        } catch (UnreadableException | IOException e) {
            return false;
        }
    }

    private static List<Path> javaFiles(Path directory) throws UnreadableException, IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith(".java"))
                    .filter(entry -> !PlainFile.isHidden(entry))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new UnreadableException(
                    "there is no directory " + directory, "name the directory of the exercise");
        }
    }

    private static String text(Path file) throws UnreadableException, IOException {
        String name = file.getFileName().toString();
        Optional<String> trouble = PlainFile.trouble(file);
        if (trouble.isPresent()) {
            throw new UnreadableException(
                    name + " " + trouble.get(), "put the Java file itself there");
        }
        if (Files.size(file) > LARGEST) {
            throw new UnreadableException(
                    "%s is %,d bytes long".formatted(name, Files.size(file)),
                    "an answer has at most %,d: remove what is not part of it".formatted(LARGEST));
        }
        String text = decode(name, PlainFile.read(file));
        if (text.isBlank()) {
            throw new UnreadableException(
                    name + " is empty", "bring the starter back with `heapwise reset`");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String decode(String name, byte[] bytes) throws UnreadableException {
        var input = ByteBuffer.wrap(bytes);
        var output = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(input, output, true);
        String text = output.flip().toString();
        if (result.isError() || text.indexOf('\0') >= 0) {
            long line = 1 + text.chars().filter(c -> c == '\n').count();
            throw new UnreadableException(
                    "%s is not UTF-8 text (line %d)"
                            .formatted(name, text.indexOf('\0') >= 0 ? 1 : line),
                    "save it as UTF-8");
        }
        return text;
    }

    /** Something that the learner has to repair before there is anything to check. */
    public static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        private final String fix;

        UnreadableException(String reason, String fix) {
            super(reason);
            this.fix = fix;
        }

        public String fix() {
            return fix;
        }
    }
}
