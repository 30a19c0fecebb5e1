package heapwise.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Reads the files of courses and answers, which others may have put there: a link might lead to the
 * answer key, a device has no end, and whoever opens a named pipe waits for ever.
 */
public final class PlainFile {

    /** More bytes than any text of a course has; most likely something else by mistake. */
    private static final long LARGEST = 4 << 20;

    private PlainFile() {}

    /**
     * Returns what keeps a file from being read, such as {@code is a link}; nothing where it is a
     * file of its own.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if the system does not say
     */
    public static Optional<String> trouble(Path file) throws IOException {
        BasicFileAttributes is =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (is.isSymbolicLink()) {
            return Optional.of("is a link");
        }
        if (is.isDirectory()) {
            return Optional.of("is a directory");
        }
        return is.isRegularFile() ? Optional.empty() : Optional.of("is a device or a pipe");
    }

    /**
     * Returns the content of a file.
     *
     * @throws FileSystemException if it is none that may be read; its reason says why
     * @throws IOException if it cannot be read
     */
    public static byte[] read(Path file) throws IOException {
        Optional<String> trouble = trouble(file);
        if (trouble.isPresent()) {
            throw new FileSystemException(file.toString(), null, "it " + trouble.get());
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new FileSystemException(
                        file.toString(), null, "it is longer than %,d bytes".formatted(LARGEST));
            }
            return bytes;
        }
    }

    /** Returns whether it is one that editors and systems leave beside others: .#a, ._a. */
    public static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }
}
