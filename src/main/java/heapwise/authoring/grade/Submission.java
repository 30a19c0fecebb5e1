package heapwise.authoring.grade;

import heapwise.check.source.Answer;
import heapwise.exercise.Exercise;
import heapwise.lesson.PlainFile;
import heapwise.plain.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One answer of one learner.
 *
 * @param answer its directory; absent where the learner handed in none
 * @param trouble what keeps it from being looked at; empty where nothing does
 */
record Submission(String learner, Exercise exercise, Optional<Path> answer, String trouble) {

    /** Returns a name that no other submission has and that every file system takes. */
    String name() {
        return FileNames.safe(learner) + "--" + exercise.slug();
    }

    /**
     * Returns whether it is this shard's work, decided by its name alone, so that shards need not
     * talk to each other.
     *
     * @param shard from 1
     */
    boolean isOf(int shard, int shards) {
        long hash = 1125899906842597L;
        for (byte b : name().getBytes(StandardCharsets.UTF_8)) {
            hash = 31 * hash + b;
        }
        return Math.floorMod(hash ^ (hash >>> 32), shards) == shard - 1;
    }

    /**
     * Finds the answers of a directory: {@code learner/exercise/*.java}, {@code
     * learner/exercises/exercise/*.java}, or {@code learner/*.java} where only one exercise is
     * graded.
     */
    static List<Submission> find(Path directory, List<Exercise> exercises) throws IOException {
        List<Submission> found = new ArrayList<>();
        for (Path learner : directories(directory)) {
            for (Exercise exercise : exercises) {
                found.add(of(learner, exercise, exercises.size() == 1));
            }
        }
        return found;
    }

    /** Returns what lies among the learners' directories and is passed over, with its reason. */
    static List<String> strays(Path directory) throws IOException {
        List<String> strays = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.sorted().toList()) {
                String name = PlainText.line(String.valueOf(entry.getFileName()));
                if (PlainFile.isHidden(entry)) {
                    strays.add(name + ": its name begins with a dot");
                } else if (!Files.isDirectory(entry)) {
                    strays.add(
                            "%s: it %s, and no learner's directory"
                                    .formatted(name, PlainFile.trouble(entry).orElse("is a file")));
                }
            }
        }
        return strays;
    }

    /** Returns which of the files handed in are no part of the answer. */
    List<String> passedOver() {
        return answer.map(Answer::passedOver).orElse(List.of());
    }

    private static Submission of(Path learner, Exercise exercise, boolean only) {
        String name = learner.getFileName().toString();
        try {
            if (Files.isSymbolicLink(learner)) {
                return new Submission(name, exercise, Optional.empty(), name + " is a link");
            }
            Optional<Path> answer = answer(learner, exercise, only);
            if (answer.isEmpty()) {
                return new Submission(name, exercise, answer, inTheWay(learner, exercise));
            }
            for (Path at = answer.orElse(learner); !at.equals(learner); at = at.getParent()) {
                if (Files.isSymbolicLink(at)) {
                    String link = at.getFileName() + " is a link";
                    return new Submission(name, exercise, Optional.empty(), link);
                }
            }
            return new Submission(name, exercise, answer, "");
        } catch (IOException e) {
            return new Submission(name, exercise, Optional.empty(), "it cannot be read: " + e);
        }
    }

    /** Says what has the name of an answer and is no directory; empty where there is nothing. */
    private static String inTheWay(Path learner, Exercise exercise) throws IOException {
        Path place = learner.resolve(exercise.slug());
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(place)) {
            return "";
        }
        return exercise.slug() + " " + PlainFile.trouble(place).orElse("is a file");
    }

    private static Optional<Path> answer(Path learner, Exercise exercise, boolean only)
            throws IOException {
        List<Path> places = new ArrayList<>();
        places.add(learner.resolve(exercise.slug()));
        places.add(learner.resolve("exercises").resolve(exercise.slug()));
        if (only) {
            places.add(learner);
        }
        for (Path place : places) {
            if (Files.isDirectory(place) && hasJava(place)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private static boolean hasJava(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(
                    file -> file.toString().endsWith(".java") && !PlainFile.isHidden(file));
        }
    }

    private static List<Path> directories(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
