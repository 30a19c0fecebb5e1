package heapwise.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a learner's answer, which are edited where the starters were. */
public final class Answers {

    private Answers() {}

    /**
     * Brings the starters back.
     *
     * @return the directory with a copy of what was there before, or nothing where the untouched
     *     text is not known and nothing was changed
     * @throws IOException if a file cannot be copied or written
     */
    public static Optional<Path> reset(Exercise exercise) throws IOException {
        Map<String, String> starters = Starters.of(exercise);
        if (starters.isEmpty()) {
            return Optional.empty();
        }
        Path backup = newBackup(exercise.directory());
        try (Stream<Path> entries = Files.list(exercise.directory())) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                if (entry.getFileName().toString().endsWith(".java")) {
                    Files.move(entry, backup.resolve(entry.getFileName()));
                }
            }
        }
        for (Map.Entry<String, String> starter : starters.entrySet()) {
            Files.writeString(exercise.directory().resolve(starter.getKey()), starter.getValue());
        }
        return Optional.of(backup);
    }

    /** The first free name of {@code .answer-1}, {@code .answer-2} and so on. */
    private static Path newBackup(Path directory) throws IOException {
        for (int number = 1; ; number++) {
            Path backup = directory.resolve(".answer-" + number);
            if (!Files.exists(backup)) {
                return Files.createDirectory(backup);
            }
        }
    }
}
