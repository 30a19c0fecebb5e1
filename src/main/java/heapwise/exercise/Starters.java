package heapwise.exercise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The untouched text of the files that a learner edits in place. A learners' package has a copy
 * beside them, a git checkout its history; anywhere else a copy is made when an exercise is seen
 * for the first time.
 */
public final class Starters {

    /** The directory, in that of the exercise, with a copy of each starter. */
    public static final String COPY = ".starter";

    private Starters() {}

    /** Makes sure that there is something to go back to; cheap where there is. */
    public static void remember(Exercise exercise) throws IOException {
        Path copy = exercise.directory().resolve(COPY);
        if (!Files.isDirectory(copy) && !inGit(exercise.directory())) {
            Files.createDirectories(copy);
            for (String file : exercise.files()) {
                Files.copy(exercise.directory().resolve(file), copy.resolve(file));
            }
        }
    }

    /**
     * Returns the untouched text by file name; empty where nobody knows it.
     *
     * @throws IOException if the copy cannot be read
     */
    public static Map<String, String> of(Exercise exercise) throws IOException {
        Path copy = exercise.directory().resolve(COPY);
        if (Files.isDirectory(copy)) {
            return SourceFiles.read(copy);
        }
        return inGit(exercise.directory()) ? fromGit(exercise.directory()) : Map.of();
    }

    private static boolean inGit(Path directory) {
        for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }

    /**
     * What the course's origin has; else what was there when exercise.md was last changed, since a
     * learner may commit an answer but hardly ever a task.
     */
    private static Map<String, String> fromGit(Path directory) {
        Optional<String> commit =
                git(directory, "rev-parse", "--verify", "--quiet", "refs/remotes/origin/HEAD")
                        .or(() -> git(directory, "log", "-1", "--format=%H", "--", "exercise.md"))
                        .map(String::strip)
                        .filter(found -> !found.isEmpty());
        var texts = new TreeMap<String, String>();
        if (commit.isPresent()) {
            String names = git(directory, "ls-tree", "--name-only", commit.get(), "./").orElse("");
            for (String name : names.lines().filter(line -> line.endsWith(".java")).toList()) {
                String file = name.substring(name.lastIndexOf('/') + 1);
                git(directory, "show", commit.get() + ":./" + file)
                        .ifPresent(text -> texts.put(file, text));
            }
        }
        return texts;
    }

    private static Optional<String> git(Path directory, String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? Optional.of(new String(output, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
