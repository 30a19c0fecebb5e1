package heapwise.progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON lines that only grows. A line counts once it ends with a line break and is on the
 * disk; a process that is killed while it writes leaves a torn tail, which the next writer cuts.
 * All writers hold the lock of a file beside it, which lives on when the journal is replaced.
 */
final class Journal {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    /** A JVM refuses to lock the same file twice at once, so its own threads queue here. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    /**
     * What was read.
     *
     * @param damaged how many lines could not be read
     */
    record Content(List<EventLine> lines, int damaged) {}

    /** Returns what is in the journal; empty where there is none yet. */
    Content read() throws IOException {
        if (!Files.exists(file)) {
            return new Content(List.of(), 0);
        }
        return parse(Files.readAllBytes(file));
    }

    static Content parse(byte[] bytes) {
        List<EventLine> lines = new ArrayList<>();
        int damaged = 0;
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            String text = new String(bytes, start, i - start, StandardCharsets.UTF_8);
            start = i + 1;
            Optional<EventLine> line = text.isBlank() ? Optional.empty() : EventLine.parse(text);
            line.ifPresent(lines::add);
            damaged += line.isEmpty() && !text.isBlank() ? 1 : 0;
        }
        return new Content(lines, damaged);
    }

    /** Returns once the lines are on the disk. On failure the journal is as it was before. */
    void append(List<EventLine> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.toJson()).append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        locked(
                () -> {
                    boolean created = !Files.exists(file);
                    try (FileChannel channel =
                            FileChannel.open(
                                    file,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE)) {
                        write(channel, bytes);
                    }
                    if (created) {
                        syncDirectory();
                    }
                });
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        long end = endOfLastLine(channel);
        try {
            channel.truncate(end);
            channel.position(end);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException failure) {
            channel.truncate(end);
            throw failure;
        }
    }

    /** Returns the size without a tail that has no line break. */
    private static long endOfLastLine(FileChannel channel) throws IOException {
        long end = channel.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        while (end > 0) {
            last.clear();
            channel.read(last, end - 1);
            if (last.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }

    /**
     * Puts a damaged journal aside and goes on with the lines that can be read.
     *
     * @return where the damaged one is now
     */
    Path setAside() throws IOException {
        Path aside = stamped("damaged");
        locked(
                () -> {
                    Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
                    replaceWith(parse(Files.readAllBytes(file)).lines());
                });
        return aside;
    }

    /** Copies the journal as it is and returns where the copy is. */
    Path backUp() throws IOException {
        Path copy = stamped("backup");
        locked(() -> Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING));
        return copy;
    }

    private Path stamped(String what) {
        return file.resolveSibling(
                "progress-%s-%s.jsonl".formatted(what, LocalDateTime.now().format(STAMP)));
    }

    private void replaceWith(List<EventLine> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.toJson()).append('\n'));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel channel =
                FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        }
        syncDirectory();
    }

    /**
     * A new name is on the disk only when its directory is; Windows cannot do this and need not.
     */
    private void syncDirectory() {
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent())) {
            directory.force(true);
        } catch (IOException notHere) {
            // The file itself is safe; a lost name is what such a system risks with every file.
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void locked(Work work) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel lockFile =
                            FileChannel.open(
                                    file.resolveSibling("progress.lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = patientLock(lockFile)) {
                if (lock == null) {
                    throw new IOException("another Heapwise holds the lock of " + file);
                }
                work.run();
            }
        }
    }

    private static @Nullable FileLock patientLock(FileChannel lockFile) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            FileLock lock = lockFile.tryLock();
            if (lock != null || System.nanoTime() > deadline) {
                return lock;
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
    }
}
