package heapwise.vm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Temporary directories that a killed run does not leave for ever: each has the id of its process
 * in its name, and whoever makes the first one of a kind deletes those of processes that are gone.
 */
public final class ScratchDirectories {

    private static final Path TEMPORARY =
            Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();

    private static final int TRIES = 5;

    private static final long PAUSE_NANOS = 20_000_000;

    private static final Set<String> SWEPT = ConcurrentHashMap.newKeySet();

    private ScratchDirectories() {}

    /**
     * Makes a directory that only its owner may enter, which the caller deletes. That of {@link
     * Files#createTempDirectory} would cost a start 10 ms, most of it for Java's random numbers.
     *
     * @throws IOException if there can be none
     */
    public static Path create(String kind) throws IOException {
        long random = ByteBuffer.wrap(RandomBytes.next(Long.BYTES)).getLong();
        String name =
                kind + "-" + ProcessHandle.current().pid() + "-" + Long.toUnsignedString(random);
        Path directory = Files.createDirectory(TEMPORARY.resolve(name), ownersOnly());
        if (SWEPT.add(kind)) {
            sweepLater(kind);
        }
        return directory;
    }

    private static FileAttribute<?>[] ownersOnly() {
        return TEMPORARY.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[] {};
    }

    private static void sweepLater(String kind) {
        var thread =
                new Thread(
                        () -> {
                            try {
                                sweep(TEMPORARY, kind);
                            } catch (IOException | DirectoryIteratorException unreadable) {
                                // Whoever comes next tries again.
                            }
                        },
                        "sweep of " + kind);
        thread.setDaemon(true);
        thread.start();
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

    /**
     * Deletes a directory with all that is in it; what is another user's is let be. A VM that is
     * being killed still takes its own files away, so that one may be gone before its turn.
     */
    public static void delete(Path directory) {
        for (int tries = TRIES; !isDeleted(directory) && tries > 1; tries--) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Returns whether it is gone, or not ours to delete. */
    private static boolean isDeleted(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException changedMeanwhile) {
            return !Files.isWritable(directory);
        }
    }
}
