package heapwise.authoring.rules;

import heapwise.authoring.scaffold.Scaffold;
import heapwise.authoring.source.ExerciseFiles;
import heapwise.authoring.source.Finding;
import heapwise.authoring.source.FrontLines;
import heapwise.authoring.source.Page;
import heapwise.authoring.source.Paragraphs;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.lesson.Alike;
import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Course;
import heapwise.lesson.CoursePage;
import heapwise.lesson.Courses;
import heapwise.lesson.ExercisePage;
import heapwise.lesson.Glossary;
import heapwise.lesson.Lesson;
import heapwise.lesson.Mentions;
import heapwise.lesson.Nearest;
import heapwise.lesson.Problem;
import heapwise.lesson.Prose;
import heapwise.lesson.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether lessons, exercises and keys of a course fit together. */
public final class CourseLint {

    private final Course course;
    private final Exercises exercises;
    private final List<Problem> problems = new ArrayList<>();

    private CourseLint(Course course, Exercises exercises) {
        this.course = course;
        this.exercises = exercises;
    }

    /**
     * Returns the problems.
     *
     * @param pages all lessons in all languages
     */
    public static List<Problem> of(Course course, Exercises exercises, List<Page> pages)
            throws IOException {
        CourseLint lint = new CourseLint(course, exercises);
        Map<String, Shown> shown = new HashMap<>();
        Set<String> lessons = new LinkedHashSet<>();
        pages.forEach(page -> lessons.add(page.slug()));
        for (Page page : pages) {
            lint.references(page, lessons, shown);
        }
        Targets targets = new Targets(course, exercises, pages);
        lint.links(pages, targets);
        lint.problems.addAll(Translations.of(course.root(), pages));
        lint.exercises(lessons, shown.keySet());
        lint.problems.addAll(ExerciseFiles.strays(course.root(), exercises.slugs()));
        lint.terms(pages, targets);
        lint.keys();
        return lint.problems;
    }

    private void links(List<Page> pages, Targets targets) throws IOException {
        Set<String> languages = new LinkedHashSet<>(Courses.languages(course.root()));
        languages.add("");
        for (String language : languages) {
            for (String name : CoursePage.NAMES) {
                Optional<CoursePage> found = CoursePage.find(course.root(), language, name);
                if (found.isPresent()) {
                    CoursePage page = found.get();
                    problems.addAll(page.problems());
                    read(page.file(), Paragraphs.of(page.blocks()), targets);
                }
            }
        }
        for (Page page : pages) {
            read(page.file(), Paragraphs.of(page.lesson()), targets);
            problems.addAll(PageShape.ofHeadings(page.file(), page.lesson().sections()));
            problems.addAll(
                    PageShape.ofTables(page.file(), page.lesson().blocks(), text(page.file())));
        }
        for (String slug : exercises.slugs()) {
            Path page = course.root().resolve("exercises").resolve(slug).resolve("exercise.md");
            if (SourceText.trouble(page).isEmpty()) {
                ExercisePage read = ExercisePage.read(page);
                List<Prose> blocks = new ArrayList<>(read.task());
                read.hints().forEach(blocks::addAll);
                read(page, Paragraphs.of(blocks), targets);
                problems.addAll(PageShape.ofTables(page, blocks, text(page)));
            }
        }
    }

    private void read(Path file, List<Paragraphs.Paragraph> page, Targets targets)
            throws IOException {
        problems.addAll(Links.of(file, page, targets));
        problems.addAll(Alike.once(StrayMarks.of(file, page, text(file))));
    }

    /** Returns a file's text whatever its bytes, of which somebody else complains. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** A term is introduced by its lesson, and used in none before it. */
    private void terms(List<Page> pages, Targets targets) throws IOException {
        List<String> order = course.lessons().stream().map(Course.Entry::slug).toList();
        Set<String> languages = new LinkedHashSet<>();
        pages.forEach(page -> languages.add(page.language()));
        for (String language : languages) {
            Glossary glossary = Glossary.load(course.root(), language);
            Path file = Glossary.file(course.root(), language);
            boolean own = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            if (own) {
                problems.addAll(glossary.problems());
            }
            for (Glossary.Term term : own ? glossary.terms() : List.<Glossary.Term>of()) {
                problems.addAll(Links.of(file, Paragraphs.of(term.meaning()), targets));
                if (order.contains(term.lesson())) {
                    problems.addAll(targets.follow(file, term.line(), term.target()));
                    problems.addAll(
                            targets.numbered(file, term.line(), term.link(), term.target()));
                } else if (!term.lesson().isEmpty()) {
                    String fix = Nearest.fix(term.lesson(), order);
                    problems.add(Finding.TERM_NOWHERE.at(file, term.line(), term.lesson(), fix));
                }
            }
            for (Page page : pages) {
                if (own && page.language().equals(language)) {
                    mentions(page, glossary, order, file);
                }
            }
        }
    }

    private void mentions(Page page, Glossary glossary, List<String> order, Path file) {
        Map<Glossary.Term, Integer> lines = Mentions.lines(glossary, page.lesson());
        for (Glossary.Term term : glossary.terms()) {
            int introduced = order.indexOf(term.lesson());
            Integer line = lines.get(term);
            if (line != null && order.indexOf(page.slug()) < introduced) {
                problems.add(Finding.TERM_EARLY.at(page.file(), line, term.name(), term.lesson()));
            } else if (line == null && page.slug().equals(term.lesson())) {
                problems.add(Finding.TERM_UNUSED.at(file, term.line(), term.name(), term.lesson()));
            }
        }
    }

    /** Where an exercise was shown first. */
    private record Shown(String language, Path page, int line) {}

    private void references(Page page, Set<String> lessons, Map<String, Shown> shown)
            throws IOException {
        Lesson lesson = page.lesson();
        for (Block block : lesson.blocks()) {
            if (!(block instanceof Cell.Exercise due) || due.slug().isEmpty()) {
                continue;
            }
            Shown first =
                    shown.putIfAbsent(
                            due.slug(), new Shown(page.language(), page.file(), due.line()));
            Optional<Exercise> exercise = readable(due.slug());
            if (exercise.isEmpty() && exercises.slugs().contains(due.slug())) {
                continue;
            }
            boolean told = !ExerciseFiles.isName(due.slug()) || isThere(due.slug());
            if (exercise.isEmpty() && told) {
                continue;
            }
            if (exercise.isEmpty()) {
                problems.add(
                        Finding.UNKNOWN_EXERCISE.at(
                                lesson.file(), due.line(), due.slug(), fix(due.slug())));
            } else if (lessons.contains(exercise.get().lesson())
                    && !exercise.get().lesson().equals(page.slug())) {
                problems.add(
                        Finding.OTHER_LESSON.at(
                                lesson.file(),
                                due.line(),
                                due.slug(),
                                exercise.get().lesson(),
                                page.slug()));
            } else if (first != null && first.language().equals(page.language())) {
                problems.add(
                        Finding.SHOWN_TWICE.at(
                                lesson.file(),
                                due.line(),
                                due.slug(),
                                first.line(),
                                first.page().getFileName()));
            }
        }
    }

    /** What is wrong with a page that cannot be read is told with the exercise. */
    private Optional<Exercise> readable(String slug) throws IOException {
        Path page = course.root().resolve("exercises").resolve(slug).resolve("exercise.md");
        return SourceText.trouble(page).isPresent() ? Optional.empty() : exercises.find(slug);
    }

    /** A directory without a page is told where it lies. */
    private boolean isThere(String slug) {
        return Files.isDirectory(course.root().resolve("exercises").resolve(slug));
    }

    private String fix(String slug) {
        String make =
                Scaffold.isName(slug)
                        ? "make exercises/%s/ with 'heapwise new exercise %s'".formatted(slug, slug)
                        : "make exercises/%s/exercise.md".formatted(slug);
        return Nearest.to(slug, exercises.slugs())
                .map(near -> "did you mean '%s'? Or %s".formatted(near, make))
                .orElse(make);
    }

    private void exercises(Set<String> lessons, Set<String> shown) throws IOException {
        for (String slug : exercises.slugs()) {
            Path page = course.root().resolve("exercises").resolve(slug).resolve("exercise.md");
            if (SourceText.trouble(page).isPresent()) {
                continue;
            }
            Exercise exercise = exercises.find(slug).orElseThrow();
            if (!ExerciseFiles.isName(slug)) {
                String better = ExerciseFiles.name(slug);
                problems.add(Finding.BAD_EXERCISE_NAME.at(page, 1, slug, better));
            } else if (lessons.contains(slug)) {
                problems.add(Finding.SAME_NAME.at(page, 1, slug));
            } else if (!exercise.lesson().isEmpty() && !lessons.contains(exercise.lesson())) {
                problems.add(
                        Finding.UNKNOWN_LESSON.at(
                                page,
                                FrontLines.of(page, "lesson"),
                                exercise.lesson(),
                                lesson(exercise.lesson(), lessons)));
            } else if (!shown.contains(slug)) {
                problems.add(Finding.NOT_SHOWN.at(page, 1, slug));
            }
            if (!Files.isDirectory(course.root().resolve("solutions").resolve(slug))) {
                problems.add(Finding.NO_KEY.at(page, 1, slug));
            }
        }
    }

    /** Says which lesson was meant: 01-large-object.md and Large object name it, too. */
    private static String lesson(String written, Set<String> lessons) {
        String slug = ExerciseFiles.name(written.replaceFirst("\\.md$", ""));
        String bare = slug.replaceFirst("^\\d+-", "");
        return Nearest.fix(lessons.contains(bare) ? bare : slug, lessons);
    }

    private void keys() throws IOException {
        Path solutions = course.root().resolve("solutions");
        if (!Files.isDirectory(solutions)) {
            return;
        }
        for (Path entry : ExerciseFiles.entries(solutions)) {
            String slug = String.valueOf(entry.getFileName());
            if (Files.isDirectory(entry) && !exercises.slugs().contains(slug) && !isThere(slug)) {
                problems.add(Finding.NO_EXERCISE.at(entry, 1, slug));
            } else if (!Files.isDirectory(entry) && !slug.endsWith(".key")) {
                problems.add(Finding.LOOSE_EXERCISE.at(entry, 1, slug, "solutions"));
            }
        }
    }
}
