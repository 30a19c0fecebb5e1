package heapwise.authoring;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Temporary directories that a killed run does not leave for ever: each has the id of its process
 * in its name, and whoever makes the first one deletes those of processes that are gone.
 */
final class ScratchDirectories {

    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    private ScratchDirectories() {}

    /**
     * Makes a directory, which the caller deletes.
     *
     * @throws IOException if there can be none
     */
    static Path create(String kind) throws IOException {
        Path directory =
                Files.createTempDirectory(kind + "-" + ProcessHandle.current().pid() + "-");
        if (SWEPT.compareAndSet(false, true)) {
            sweep(directory.toAbsolutePath().getParent(), kind);
        }
        return directory;
    }

    /** Deletes those whose process is gone. */
    static void sweep(Path where, String kind) throws IOException {
        Pattern ours = Pattern.compile(Pattern.quote(kind) + "-(\\d{1,18})-\\d+");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(where, kind + "-*")) {
            for (Path directory : all) {
                Matcher name = ours.matcher(directory.getFileName().toString());
                if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    delete(directory);
                }
            }
        }
    }

    /** Its files, and it; another user's is let be. */
    private static void delete(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException notOurs) {
            // It stays.
        }
    }
}
