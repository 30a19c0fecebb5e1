package heapwise.authoring.scaffold;

import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a working lesson or exercise to start from; never over a file that is there. */
public final class Scaffold {

    private static final String FIRST_PART = "01-start";

    private final Path root;

    /** Makes a scaffold for a course, whose directory need not have anything in it. */
    public Scaffold(Path root) {
        this.root = root;
    }

    /** Returns whether it can name a lesson or exercise: lower-case words with hyphens. */
    public static boolean isName(String slug) {
        return slug.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*+");
    }

    /**
     * Writes a lesson at the end of a part.
     *
     * @param part the directory's name; the last part if absent
     * @return the files written
     * @throws FileAlreadyExistsException if the course has such a lesson
     */
    public List<Path> lesson(String slug, Optional<String> part) throws IOException {
        Path lessons = Files.createDirectories(root.resolve("lessons"));
        Course course = Courses.load(root);
        Optional<Course.Entry> twin = course.lesson(slug);
        if (twin.isPresent()) {
            throw new FileAlreadyExistsException(twin.get().file().toString());
        }
        Path directory = lessons.resolve(part.orElseGet(() -> lastPart(lessons)));
        Files.createDirectories(directory);
        Path file = directory.resolve("%02d-%s.md".formatted(course.lessons().size() + 1, slug));
        return List.of(
                write(
                        file,
                        "lesson.md",
                        Map.of("title", title(slug), "slug", slug, "file", shown(file))));
    }

    /**
     * Writes an exercise and its key.
     *
     * @param lesson the slug of the lesson it belongs to; the last one if absent
     * @return the files written
     * @throws FileAlreadyExistsException if the course has such an exercise
     */
    public List<Path> exercise(String slug, Optional<String> lesson) throws IOException {
        Path exercise = root.resolve("exercises").resolve(slug);
        Path key = root.resolve("solutions").resolve(slug);
        for (Path directory : List.of(exercise, key)) {
            if (Files.exists(directory)) {
                throw new FileAlreadyExistsException(directory.toString());
            }
        }
        String type = type(slug);
        Map<String, String> words =
                Map.of(
                        "title", title(slug),
                        "class", type,
                        "lesson", lesson.orElseGet(this::lastLesson));
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(exercise.resolve("exercise.md"), "exercise.md");
        files.put(exercise.resolve(type + ".java"), "Starter.java.txt");
        files.put(key.resolve(type + ".java"), "Reference.java.txt");
        files.put(key.resolve(type + "Test.java"), "HiddenTest.java.txt");
        files.put(key.resolve("wrong/int-overflow/" + type + ".java"), "WrongOverflow.java.txt");
        files.put(key.resolve("wrong/boxed-sum/" + type + ".java"), "WrongBoxes.java.txt");
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, String> file : files.entrySet()) {
            written.add(write(file.getKey(), file.getValue(), words));
        }
        return written;
    }

    private static String lastPart(Path lessons) {
        try (Stream<Path> entries = Files.list(lessons)) {
            return entries.filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .filter(name -> name.matches("\\d+-.*"))
                    .max(String::compareTo)
                    .orElse(FIRST_PART);
        } catch (IOException e) {
            return FIRST_PART;
        }
    }

    private String lastLesson() {
        try {
            List<Course.Entry> lessons = Courses.load(root).lessons();
            return lessons.isEmpty() ? "first" : lessons.get(lessons.size() - 1).slug();
        } catch (IOException e) {
            return "first";
        }
    }

    private String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }

    private static String title(String slug) {
        return Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
    }

    private static String type(String slug) {
        return Stream.of(slug.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static Path write(Path file, String template, Map<String, String> words)
            throws IOException {
        String text;
        try (InputStream in =
                Objects.requireNonNull(Scaffold.class.getResourceAsStream(template), template)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("{" + word.getKey() + "}", word.getValue());
        }
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
