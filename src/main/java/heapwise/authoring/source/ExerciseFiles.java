package heapwise.authoring.source;

import heapwise.lesson.Nearest;
import heapwise.lesson.PlainFile;
import heapwise.lesson.Problem;
import heapwise.lesson.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files of exercises and keys: whether each can be read, and is one that counts. */
public final class ExerciseFiles {

    private static final Set<String> KNOWN = Set.of("README.md", "LICENSE", "LICENSE.md");
    private static final List<String> IN_KEY = List.of("right", "wrong");

    private ExerciseFiles() {}

    /** Returns whether a block of a lesson can name an exercise so. */
    public static boolean isName(String slug) {
        return slug.matches("[a-z0-9]+(-[a-z0-9]+)*+");
    }

    /** Returns a name that a block can have, from any other. */
    public static String name(String text) {
        String name =
                text.replaceAll("([a-z])([A-Z])", "$1-$2")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return name.isEmpty() ? "drop-it" : name;
    }

    /** Returns what lies in exercises/ and is none, and what nobody reads for its name. */
    public static List<Problem> strays(Path root, List<String> slugs) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (String part : List.of("lessons", "exercises", "solutions")) {
            hidden(root.resolve(part), problems);
        }
        Path exercises = root.resolve("exercises");
        if (!Files.isDirectory(exercises)) {
            return problems;
        }
        for (Path entry : entries(exercises)) {
            String name = String.valueOf(entry.getFileName());
            if (!Files.isDirectory(entry)) {
                problems.add(Finding.LOOSE_EXERCISE.at(entry, 1, name, "exercises"));
            } else if (!slugs.contains(name)) {
                Path page = entry.resolve("exercise.md");
                problems.add(
                        isThere(page)
                                ? SourceText.trouble(page).orElseThrow()
                                : Finding.NO_PAGE.at(entry, 1, name, page(entry, name)));
            }
        }
        return problems;
    }

    /** Looks for the texts that editors (.#a) and systems (._a) leave beside others. */
    private static void hidden(Path directory, List<Problem> problems) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(PlainFile::isHidden)
                    .filter(file -> file.toString().matches(".*\\.(java|md)"))
                    .sorted()
                    .map(file -> Finding.HIDDEN.at(file, 1, String.valueOf(file.getFileName())))
                    .forEach(problems::add);
        }
    }

    /**
     * Returns the files of an exercise and its key that cannot be read, and those that nobody looks
     * at; with an error of the first kind, the key cannot be read either.
     */
    public static List<Problem> of(Path root, String slug) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Path exercise = root.resolve("exercises").resolve(slug);
        sources(exercise, problems);
        besideStarter(exercise, slug, problems);
        Path key = root.resolve("solutions").resolve(slug);
        if (!Files.isDirectory(key)) {
            return problems;
        }
        sources(key, problems);
        for (Path entry : entries(key)) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isDirectory(entry) && !IN_KEY.contains(name) && !name.endsWith(".java")) {
                problems.add(Finding.KEY_DIRECTORY.at(entry, 1, name, Nearest.fix(name, IN_KEY)));
            }
        }
        for (String answers : IN_KEY) {
            Path directory = key.resolve(answers);
            if (!Files.isDirectory(directory)) {
                continue;
            }
            for (Path entry : entries(directory)) {
                if (Files.isDirectory(entry)) {
                    sources(entry, problems);
                } else if (entry.toString().endsWith(".java")) {
                    String name = String.valueOf(entry.getFileName());
                    problems.add(Finding.LOOSE_WRONG.at(entry, 1, name, answers));
                }
            }
        }
        return problems;
    }

    /** What a learner gets, or was to get, with the starter. */
    private static void besideStarter(Path exercise, String slug, List<Problem> problems)
            throws IOException {
        for (Path entry : entries(exercise)) {
            String name = String.valueOf(entry.getFileName());
            if (name.matches(".*Tests?\\.java")) {
                problems.add(Finding.TESTS_SHOWN.at(entry, 1, name, slug));
            } else if (Files.isDirectory(entry) && hasJava(entry)) {
                String fix =
                        "move the starter's classes beside exercise.md, and answers to solutions/%s/"
                                .formatted(slug);
                problems.add(Finding.KEY_DIRECTORY.at(entry, 1, name, fix));
            } else if (Files.isRegularFile(entry) && !isRead(exercise, name)) {
                problems.add(Finding.UNREAD_FILE.at(entry, 1, name));
            }
        }
    }

    /** A file that the task names, such as a picture, is there to be looked at. */
    private static boolean isRead(Path exercise, String name) throws IOException {
        Path page = exercise.resolve("exercise.md");
        return name.endsWith(".java")
                || name.equals("exercise.md")
                || name.startsWith(".")
                || !Files.isRegularFile(page)
                || new String(Files.readAllBytes(page), StandardCharsets.UTF_8).contains(name);
    }

    private static boolean hasJava(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }

    private static void sources(Path directory, List<Problem> problems) throws IOException {
        for (Path entry : entries(directory)) {
            if (entry.toString().endsWith(".java")) {
                SourceText.trouble(entry).ifPresent(problems::add);
            }
        }
    }

    /** Returns how an exercise gets a page: it may have one under another name. */
    private static String page(Path directory, String slug) throws IOException {
        for (Path entry : entries(directory)) {
            String name = String.valueOf(entry.getFileName());
            if (name.toLowerCase(Locale.ROOT).endsWith(".md")) {
                return "rename %s to exercise.md".formatted(name);
            }
        }
        return "write exercises/%s/exercise.md, or move it out of exercises/".formatted(slug);
    }

    /** A link that leads nowhere is there, too. */
    private static boolean isThere(Path file) {
        return Files.exists(file) || Files.isSymbolicLink(file);
    }

    /** Returns what lies in a directory and is not hidden, by name. */
    public static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(
                            entry -> {
                                String name = String.valueOf(entry.getFileName());
                                return !name.startsWith(".") && !KNOWN.contains(name);
                            })
                    .sorted()
                    .toList();
        }
    }
}
