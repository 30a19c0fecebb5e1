package heapwise.exercise;

import heapwise.lesson.ExercisePage;
import java.io.IOException;
import java.nio.file.Path;

/** Reads exercise.md and the starters beside it. */
final class ExerciseFile {

    private ExerciseFile() {}

    static Exercise read(Path directory) throws IOException {
        ExercisePage page = ExercisePage.read(directory.resolve("exercise.md"));
        return new Exercise(
                directory.getFileName().toString(),
                directory,
                page.title(),
                page.lesson(),
                page.vm(),
                page.jdk(),
                page.timeout(),
                page.points(),
                page.libraries(),
                page.task(),
                page.hints(),
                SourceFiles.names(directory));
    }
}
