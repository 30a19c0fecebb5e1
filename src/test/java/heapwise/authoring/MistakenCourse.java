package heapwise.authoring;

import heapwise.lesson.Problem;
import heapwise.lesson.SpecExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A course made of the examples of findings.md, which says how they are written. */
final class MistakenCourse {

    private static final String NONE = " (none)";
    private static final String GLOSSARY = "lessons/glossary.md";

    /** Where a body example stands in the lesson of all of them. */
    private record Lines(int before, int last) {}

    private final Path root;
    private final Map<String, String> ordinary;
    private final Map<SpecExample, Lines> bodies = new LinkedHashMap<>();
    private final List<String> lesson =
            new ArrayList<>(List.of("---", "title: Bodies", "summary: S", "minutes: 1", "---"));
    private final StringBuilder all =
            new StringBuilder("---\ntitle: All\nsummary: All of it.\nminutes: 10\n---\n");
    private final Map<String, Integer> numbers = new TreeMap<>();
    private int lessons = 2;

    /**
     * Begins a course.
     *
     * @param ordinary the exercise that others differ from
     */
    MistakenCourse(Path root, SpecExample ordinary) {
        this.root = root;
        this.ordinary = files(ordinary.input());
    }

    static String kind(SpecExample example) {
        return words(example)[0];
    }

    static String name(SpecExample example) {
        return words(example)[1];
    }

    private static String[] words(SpecExample example) {
        return example.kind().split(" ");
    }

    /** Writes the course; all examples that are given are in it. */
    void write(List<SpecExample> examples) throws IOException {
        for (SpecExample example : examples) {
            switch (kind(example)) {
                case "exercise" -> exercise(example);
                case "translation" -> {
                    String original = lessonFile(numbers.get(name(example)), name(example));
                    put(translated(original), example.input());
                }
                case "glossary" -> put(GLOSSARY, example.input());
                case "lesson" -> {
                    lessons++;
                    numbers.put(name(example), lessons);
                    put(lessonFile(lessons, name(example)), example.input());
                }
                default -> {
                    int before = lesson.size() + 1;
                    lesson.add("");
                    lesson.addAll(example.input().lines().toList());
                    bodies.put(example, new Lines(before, lesson.size()));
                }
            }
        }
        put(lessonFile(1, "all"), all.toString());
        if (bodies.isEmpty()) {
            lesson.add("Nothing.");
        }
        put(lessonFile(2, "bodies"), String.join("\n", lesson) + "\n");
    }

    private static String translated(String file) {
        return file.replace("lessons/", "lessons/de/");
    }

    private static String lessonFile(int number, String slug) {
        return "lessons/01-part/%02d-%s.md".formatted(number, slug);
    }

    private void exercise(SpecExample example) throws IOException {
        Map<String, String> files = new TreeMap<>(ordinary);
        files(example.input())
                .forEach(
                        (path, text) -> {
                            if (path.endsWith(NONE)) {
                                String gone = path.substring(0, path.length() - NONE.length());
                                files.keySet().removeIf(file -> file.startsWith(gone));
                            } else {
                                files.put(path, text);
                            }
                        });
        for (Map.Entry<String, String> file : files.entrySet()) {
            put(file.getKey().replace("*", name(example)), file.getValue());
        }
        if (!example.kind().contains(" unshown")) {
            all.append("\n```exercise ").append(name(example)).append("\n```\n");
        }
    }

    private void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Path log = root.resolve("runs-" + path.replaceAll("\\W", "-"));
        Files.writeString(file, text.replace("{log}", log.toString()));
    }

    private static Map<String, String> files(String input) {
        Map<String, String> files = new LinkedHashMap<>();
        String path = "";
        for (String line : input.lines().toList()) {
            if (!line.startsWith("== ")) {
                files.merge(path, line + "\n", String::concat);
                continue;
            }
            path = line.substring(3);
            int body = path.indexOf(".java ");
            if (body > 0 && !path.endsWith(NONE)) {
                files.put(path.substring(0, body + 5), sum(path, path.substring(body + 6)));
            } else {
                files.put(path, "");
            }
        }
        return files;
    }

    private static String sum(String path, String body) {
        return (path.contains("/wrong/")
                        ? "// feedback: Think again.\n// when: not passes \"no such test\"\n"
                        : "")
                + "class Sum {\n    static int sum(int[] numbers) {\n        "
                + body
                + "\n    }\n}\n";
    }

    boolean owns(SpecExample example, Problem problem) {
        String file = path(problem);
        return switch (kind(example)) {
            case "exercise" -> {
                String place = file.substring(file.indexOf('/') + 1) + "/";
                yield !file.startsWith("lessons") && place.startsWith(name(example) + "/");
            }
            case "lesson" ->
                    !file.startsWith("lessons/de/") && file.endsWith("-" + name(example) + ".md");
            case "translation" ->
                    file.startsWith("lessons/de/") && file.endsWith("-" + name(example) + ".md");
            case "glossary" -> file.equals(GLOSSARY);
            default -> {
                Lines lines = bodies.getOrDefault(example, new Lines(0, 0));
                boolean within = problem.line() > lines.before() && problem.line() <= lines.last();
                yield file.equals(lessonFile(2, "bodies")) && within;
            }
        };
    }

    /** Returns the problems of an example as findings.md has them. */
    String told(SpecExample example, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> owns(example, problem))
                .sorted(Comparator.comparing(this::path).thenComparingInt(Problem::line))
                .map(problem -> told(example, problem))
                .collect(Collectors.joining());
    }

    private String told(SpecExample example, Problem problem) {
        String place =
                switch (kind(example)) {
                    case "exercise" ->
                            path(problem).replace("/" + name(example), "/*") + ":" + problem.line();
                    case "lesson", "translation", "glossary" -> Integer.toString(problem.line());
                    default -> Integer.toString(problem.line() - bodies.get(example).before());
                };
        return "%s %s: %s\n    %s\n"
                .formatted(
                        place,
                        problem.severity().name().toLowerCase(Locale.ROOT),
                        problem.what(),
                        problem.fix());
    }

    private String path(Problem problem) {
        return root.relativize(problem.file()).toString();
    }
}
