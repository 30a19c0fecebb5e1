package heapwise.lesson;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a course directory: lessons/NN-part/NN-slug.md in the order of their numbers, with {@code
 * lessons/course.yaml} for its title. Of lessons only the front matter is read. A second language
 * lies in {@code lessons/de/} with the same paths; what is not translated is taken from lessons/.
 */
public final class Courses {

    /** A directory of translated lessons has the language's code; parts begin with a number. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private static final List<String> KEYS = List.of("title", "parts");

    /** Places are compared first; whoever has none comes last. */
    private static final Comparator<Path> BY_PLACE =
            Comparator.comparingInt((Path p) -> LessonName.of(p).place() & Integer.MAX_VALUE)
                    .thenComparing(p -> String.valueOf(p.getFileName()));

    private final Path root;
    private final Path lessons;
    private final Path translated;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Path> slugs = new HashMap<>();
    private final Strays strays = new Strays(problems);
    private int numbers;

    private Courses(Path root, String language) {
        this.root = root;
        this.lessons = root.resolve("lessons");
        this.translated = language.isEmpty() ? lessons : lessons.resolve(language);
    }

    /**
     * Reads a course in its first language.
     *
     * @throws IOException if a directory or file cannot be read
     */
    public static Course load(Path root) throws IOException {
        return load(root, "");
    }

    /**
     * Reads a course in another language, where it is translated.
     *
     * @param language as in the directory's name, such as {@code de}; empty for the first language
     * @throws IOException if a directory or file cannot be read
     */
    public static Course load(Path root, String language) throws IOException {
        return new Courses(root, language).read();
    }

    /**
     * Returns the languages that lessons are translated into: {@code de} for lessons/de/.
     *
     * @throws IOException if the directory cannot be read
     */
    public static List<String> languages(Path root) throws IOException {
        Path lessons = root.resolve("lessons");
        return (Files.isDirectory(lessons) ? list(lessons) : List.<Path>of())
                .stream()
                        .filter(Courses::isLanguage)
                        .map(path -> String.valueOf(path.getFileName()))
                        .sorted()
                        .toList();
    }

    /** Returns the language that a page of the course is written in; empty for the first. */
    public static String language(Path root, Path page) {
        Path path = root.resolve("lessons").relativize(page);
        Path first = root.resolve("lessons").resolve(path.getName(0));
        return isLanguage(first) ? first.getFileName().toString() : "";
    }

    private static boolean isLanguage(Path path) {
        return Files.isDirectory(path)
                && LANGUAGE.matcher(String.valueOf(path.getFileName())).matches();
    }

    private Course read() throws IOException {
        if (Files.isDirectory(root)) {
            strays.beside(root);
        }
        if (!Files.isDirectory(lessons)) {
            if (problems.isEmpty()) {
                problems.add(Mistake.NO_LESSONS.at(root, 1));
            }
            return new Course(root, title(root), List.of(), problems);
        }
        FrontFields fields = settings();
        Map<String, String> titles = fields.map("parts");
        List<Course.Part> parts = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        Places places = new Places();
        for (Path path : list(lessons)) {
            String name = String.valueOf(path.getFileName());
            LessonName part = LessonName.of(path);
            if (isLanguage(path)) {
                continue;
            }
            if (!Files.isDirectory(path)) {
                strays.outside(path);
            } else if (!part.isProper()) {
                problems.add(Mistake.BAD_PART_NAME.at(path, 1, name));
            } else {
                places.sameAs(path, problems);
                away(path);
                names.add(name);
                String letter = letter(parts.size());
                String title = titles.getOrDefault(name, Words.title(part.slug()));
                List<Course.Entry> entries = entries(path);
                if (entries.isEmpty()) {
                    problems.add(Mistake.EMPTY_PART.at(path, 1, name));
                } else {
                    parts.add(new Course.Part(letter, title, entries));
                }
            }
        }
        checkTitles(titles, fields, names);
        checkTranslations();
        return new Course(root, fields.text("title").orElseGet(() -> title(root)), parts, problems);
    }

    /** Reads course.yaml, the translated one first. */
    private FrontFields settings() throws IOException {
        for (Path directory : new LinkedHashSet<>(List.of(translated, lessons))) {
            Path file = directory.resolve("course.yaml");
            Optional<Problem> unreadable = SourceText.unreadable(file);
            if (unreadable.isPresent() && isThere(file)) {
                problems.add(unreadable.get());
            } else if (unreadable.isEmpty()) {
                Problems found = new Problems(file);
                FrontFields fields = FrontFields.read(SourceText.read(file, found), 1, found);
                fields.allow(KEYS);
                problems.addAll(found.byLine());
                return fields;
            }
        }
        return FrontFields.read("", 1, new Problems(lessons));
    }

    private void checkTitles(
            Map<String, String> titles, FrontFields fields, TreeSet<String> parts) {
        for (String name : titles.keySet()) {
            if (!parts.contains(name)) {
                Path file = lessons.resolve("course.yaml");
                problems.add(
                        Mistake.UNKNOWN_PART.at(
                                file, fields.line("parts"), name, Nearest.fix(name, parts)));
            }
        }
    }

    private List<Course.Entry> entries(Path part) throws IOException {
        List<Course.Entry> entries = new ArrayList<>();
        Places places = new Places();
        for (Path file : list(part)) {
            String name = String.valueOf(file.getFileName());
            if (!name.endsWith(".md") || name.equals("README.md")) {
                strays.inPart(file);
                continue;
            }
            Optional<Problem> unreadable = SourceText.unreadable(file);
            if (unreadable.isPresent()) {
                problems.add(unreadable.get());
                continue;
            }
            away(file);
            LessonName lesson = LessonName.of(file);
            Path twin = slugs.putIfAbsent(lesson.slug(), file);
            if (!lesson.isProper()) {
                problems.add(Mistake.BAD_LESSON_NAME.at(file, 1, name));
            } else if (twin != null) {
                problems.add(
                        Mistake.DOUBLE_LESSON.at(file, 1, lesson.slug(), lessons.relativize(twin)));
            } else {
                places.sameAs(file, problems);
                Path shown = translated.resolve(lessons.relativize(file));
                Path page = SourceText.unreadable(shown).isEmpty() ? shown : file;
                entries.add(new Course.Entry(++numbers, lesson.slug(), page, front(page, lesson)));
            }
        }
        return entries;
    }

    /** Tells of a link that leads to where a copy of the course does not reach. */
    private void away(Path file) throws IOException {
        if (Files.isSymbolicLink(file) && !file.toRealPath().startsWith(root.toRealPath())) {
            problems.add(Mistake.LINK_AWAY.at(file, 1, Files.readSymbolicLink(file)));
        }
    }

    /** A lesson's own problems are told when it is parsed, not here. */
    private static FrontMatter front(Path file, LessonName name) throws IOException {
        Problems ignored = new Problems(file);
        FrontMatterReader.Page page = FrontMatterReader.split(head(file), ignored);
        return FrontMatterReader.lesson(page, name.slug(), ignored);
    }

    /** Returns the file's text to the end of its front matter. */
    private static String head(Path file) throws IOException {
        StringBuilder head = new StringBuilder();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            line = line == null ? "" : SourceText.normalize(line);
            head.append(line).append('\n');
            if (!line.strip().equals(FrontMatterReader.FENCE)) {
                return head.toString();
            }
            for (line = reader.readLine(); line != null; line = reader.readLine()) {
                head.append(line).append('\n');
                if (line.strip().equals(FrontMatterReader.FENCE)) {
                    break;
                }
            }
        } catch (CharacterCodingException e) {
            return SourceText.read(file, new Problems(file));
        }
        return head.toString();
    }

    private void checkTranslations() throws IOException {
        for (String language : languages(root)) {
            Path other = lessons.resolve(language);
            try (Stream<Path> files = Files.walk(other)) {
                for (Path file : files.sorted().collect(Collectors.toList())) {
                    Path path = other.relativize(file);
                    if (!path.toString().endsWith(".md") || path.endsWith("README.md")) {
                        continue;
                    }
                    if (!isThere(lessons.resolve(path))) {
                        problems.add(Mistake.TRANSLATION_ALONE.at(file, 1, path));
                    } else {
                        SourceText.unreadable(file).ifPresent(problems::add);
                    }
                }
            }
        }
    }

    /** The numbers of files or directories that stand beside each other. */
    private static final class Places {

        private final Map<Integer, Path> taken = new HashMap<>();

        void sameAs(Path file, List<Problem> problems) {
            Path other = taken.putIfAbsent(LessonName.of(file).place(), file);
            if (other != null) {
                problems.add(
                        Mistake.SAME_PLACE.at(file, 1, file.getFileName(), other.getFileName()));
            }
        }
    }

    /** A link that leads nowhere is there, too. */
    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static String letter(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : "A" + letter(index - 26);
    }

    private static String title(Path root) {
        Path name = root.toAbsolutePath().normalize().getFileName();
        return name == null ? "Course" : Words.title(name.toString());
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(p -> !String.valueOf(p.getFileName()).startsWith("."))
                    .sorted(BY_PLACE)
                    .toList();
        }
    }
}
