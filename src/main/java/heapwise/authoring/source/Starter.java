package heapwise.authoring.source;

import heapwise.exercise.Exercise;
import heapwise.lesson.ExercisePage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/** The starter as its author has it before them, whatever was committed. */
public final class Starter {

    private Starter() {}

    /** Returns the text of each file by its name. */
    public static Map<String, String> sources(Exercise exercise) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String file : exercise.files()) {
            sources.put(file, Files.readString(exercise.directory().resolve(file)));
        }
        return sources;
    }

    /** Returns whether the starter is to compile, as it is unless exercise.md says otherwise. */
    public static boolean compiles(Exercise exercise) throws IOException {
        return ExercisePage.read(exercise.directory().resolve("exercise.md")).starterCompiles();
    }
}
