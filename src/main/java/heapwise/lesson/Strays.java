package heapwise.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Files of lessons/ that nobody will see: named almost like a lesson, or in the wrong place. */
final class Strays {

    /** What a course has beside its lessons. */
    private static final Set<String> KNOWN =
            Set.of(
                    "README.md",
                    "glossary.md",
                    "map.md",
                    "python.md",
                    "course.yaml",
                    "LICENSE",
                    "LICENSE.md");

    /** Endings of what is written to be read; pictures and data are there to be linked to. */
    private static final Set<String> TEXTS =
            Set.of(
                    "",
                    "adoc",
                    "asciidoc",
                    "docx",
                    "html",
                    "ipynb",
                    "markdown",
                    "md",
                    "mdown",
                    "mdx",
                    "mkd",
                    "org",
                    "qmd",
                    "rmd",
                    "rst",
                    "rtf",
                    "tex",
                    "text",
                    "txt");

    private static final List<String> SETTINGS = List.of("course.yaml");

    /** Endings of markdown, of which the name is all that is wrong. */
    private static final Set<String> MARKDOWN =
            Set.of("", "markdown", "md", "mdown", "mdx", "mkd", "text", "txt");

    private static final List<String> ROOMS = List.of("lessons", "exercises", "solutions");
    private static final Set<String> OF_LESSONS = Set.of("glossary.md", "course.yaml");

    private final List<Problem> problems;

    Strays(List<Problem> problems) {
        this.problems = problems;
    }

    /** Looks at a file that lies in lessons/ itself. */
    void outside(Path file) {
        String name = String.valueOf(file.getFileName());
        LessonName lesson = LessonName.of(file);
        if (KNOWN.contains(name)) {
            return;
        }
        if (Nearest.to(name, SETTINGS).isPresent() || bare(name).equals("course")) {
            problems.add(Mistake.IGNORED_SETTINGS.at(file, 1, name));
        } else if (isText(name) && KNOWN.contains(bare(name).toLowerCase(Locale.ROOT) + ".md")) {
            String known = bare(name).toLowerCase(Locale.ROOT) + ".md";
            problems.add(Mistake.MISPLACED.at(file, 1, name, "name it " + known));
        } else if (name.endsWith(".md") && lesson.isProper()) {
            problems.add(Mistake.LESSON_OUTSIDE.at(file, 1, lesson.slug()));
        } else if (looksLikeLesson(name)) {
            problems.add(
                    Mistake.IGNORED.at(
                            file,
                            1,
                            name,
                            "move it into a directory like lessons/01-instruments/"));
        } else if (isText(name)) {
            problems.add(Mistake.LOOSE.at(file, 1, name));
        }
    }

    /** Looks at the course's own directory, for what belongs into lessons/ or has another name. */
    void beside(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                boolean directory = Files.isDirectory(file);
                Optional<String> near =
                        directory ? Nearest.to(name, ROOMS) : Optional.<String>empty();
                if (near.isPresent() && !Files.exists(root.resolve(near.get()))) {
                    String fix = "did you mean '" + near.get() + "'?";
                    problems.add(Mistake.MISPLACED.at(file, 1, name, fix));
                } else if (!directory && OF_LESSONS.contains(name)) {
                    String fix = "move it to lessons/" + name;
                    problems.add(Mistake.MISPLACED.at(file, 1, name, fix));
                }
            }
        }
    }

    /** Looks at an entry of a part that is no lesson. */
    void inPart(Path file) {
        String name = String.valueOf(file.getFileName());
        if (KNOWN.contains(name)) {
            return;
        }
        if (Files.isDirectory(file)) {
            if (hasText(file)) {
                problems.add(Mistake.DIRECTORY_IN_PART.at(file, 1, name));
            }
        } else if (looksLikeLesson(name)) {
            String bare = bare(name).replaceFirst("\\.md$", "");
            String slug = bare.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            boolean markdown = MARKDOWN.contains(ending(name));
            String fix = (markdown ? "name it " : "write it in markdown, as ") + slug + ".md";
            problems.add(Mistake.IGNORED.at(file, 1, name, fix));
        } else if (isText(name)) {
            problems.add(Mistake.LOOSE.at(file, 1, name));
        }
    }

    private static boolean looksLikeLesson(String name) {
        return isText(name) && name.matches("\\d{1,4}[-_. ].*") || ending(name).equals("md");
    }

    /** A directory of pictures is nothing to talk about. */
    private static boolean hasText(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> ending(String.valueOf(file.getFileName())).equals("md"));
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isText(String name) {
        return TEXTS.contains(ending(name));
    }

    private static String bare(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String ending(String name) {
        return name.substring(bare(name).length()).replace(".", "").toLowerCase(Locale.ROOT);
    }
}
