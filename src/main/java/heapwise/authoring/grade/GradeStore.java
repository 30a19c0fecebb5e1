package heapwise.authoring.grade;

import heapwise.plain.PlainText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The grades given so far, a file each. A file is there whole or not at all, so work that was
 * killed goes on where it was, and shards may share the directory.
 */
final class GradeStore {

    private final Path directory;

    GradeStore(Path out) throws IOException {
        this.directory = Files.createDirectories(out.resolve("grades"));
    }

    /** Returns the grade of a submission, unless it was given for another answer or key. */
    Optional<Grade> find(Submission submission, String input) {
        Path file = file(submission);
        try {
            Grade grade = Grade.parse(Files.readString(file));
            boolean holds =
                    grade.input().equals(input) && grade.status() != Grade.Status.NOT_GRADED;
            return holds ? Optional.of(grade) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void put(Submission submission, Grade grade) throws IOException {
        Path whole = file(submission);
        Path part = Files.createTempFile(directory, ".", ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer bytes =
                    ByteBuffer.wrap(PlainText.of(grade.json()).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns all grades, also those of other shards. */
    List<Grade> all() throws IOException {
        List<Grade> grades = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                grades.add(Grade.parse(Files.readString(file)));
            }
        }
        return grades;
    }

    /** Removes what a kill has left half written. */
    void sweep() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".part")).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path file(Submission submission) {
        return directory.resolve(submission.name() + ".json");
    }
}
