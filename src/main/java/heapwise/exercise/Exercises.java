package heapwise.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The exercises of a course. Each is read when it is asked for. */
public final class Exercises {

    private final Path root;
    private final List<String> slugs;

    private Exercises(Path root, List<String> slugs) {
        this.root = root;
        this.slugs = slugs;
    }

    /**
     * Lists the exercises of a course: the directories of exercises/ that have an exercise.md.
     *
     * @throws IOException if the directory cannot be read
     */
    public static Exercises load(Path courseRoot) throws IOException {
        Path directory = courseRoot.resolve("exercises");
        if (!Files.isDirectory(directory)) {
            return new Exercises(courseRoot, List.of());
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return new Exercises(
                    courseRoot,
                    entries.filter(entry -> Files.isRegularFile(entry.resolve("exercise.md")))
                            .map(entry -> entry.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    /** Returns the course's directory. */
    public Path root() {
        return root;
    }

    /** Returns the names of all exercises in alphabetical order. */
    public List<String> slugs() {
        return slugs;
    }

    /**
     * Reads an exercise.
     *
     * @return absent if the course has none of this name
     * @throws IOException if it cannot be read
     */
    public Optional<Exercise> find(String slug) throws IOException {
        return slugs.contains(slug)
                ? Optional.of(ExerciseFile.read(root.resolve("exercises").resolve(slug)))
                : Optional.empty();
    }
}
