package heapwise.cli;

import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import heapwise.lesson.FrontMatter;
import heapwise.lesson.Lesson;
import heapwise.lesson.LessonParser;
import heapwise.lesson.Nearest;
import heapwise.libraries.Libraries;
import heapwise.libraries.LibraryException;
import heapwise.progress.StateHome;
import heapwise.session.SessionEvents;
import heapwise.session.SessionSettings;
import heapwise.terminal.ProgressPages;
import heapwise.terminal.WorkbookTerminal;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.JdkRange;
import heapwise.workbook.LessonSession;
import heapwise.workbook.LiveSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the commands that sit a learner down have in common: the terminal, lessons, sessions. */
final class LessonWorkspace {

    private final CommonOptions options;
    private final Optional<List<String>> vmFlags;

    LessonWorkspace(CommonOptions options) {
        this.options = options;
        this.vmFlags = options.vmFlags();
    }

    WorkbookTerminal terminal() {
        return WorkbookTerminal.open(options.terminal());
    }

    /** Returns what prints how things stand and asks nothing. */
    ProgressPages pages(PrintWriter out) {
        return ProgressPages.on(out, options.terminal());
    }

    Course course() throws IOException {
        Course first = Courses.load(options.courseRoot());
        String language = options.language();
        if (language.isEmpty() || !Courses.languages(first.root()).contains(language)) {
            return first;
        }
        // Progress knows a course by its title in the first language, whatever it is read in.
        Course translated = Courses.load(options.courseRoot(), language);
        return new Course(first.root(), first.title(), translated.parts(), translated.problems());
    }

    /** A lesson and the course it was found in. */
    record Chosen(Course course, Course.Entry entry) {}

    /**
     * Returns the lesson that a person means by a slug or by the file's path.
     *
     * @throws UsageProblem if there is none
     */
    Chosen choose(String slugOrFile) throws IOException {
        Path file = Path.of(slugOrFile);
        if (slugOrFile.endsWith(".md")) {
            if (!Files.isRegularFile(file)) {
                throw new UsageProblem(
                        "there is no file %s".formatted(file), "check the path of the lesson");
            }
            return of(file);
        }
        Course course = course();
        List<String> slugs = course.lessons().stream().map(Course.Entry::slug).toList();
        return course.lesson(slugOrFile)
                .map(entry -> new Chosen(course, entry))
                .orElseThrow(
                        () ->
                                new UsageProblem(
                                        "there is no lesson '%s'".formatted(slugOrFile),
                                        Nearest.fix(
                                                slugOrFile,
                                                slugs,
                                                "give one of %s, or a file that ends in .md"
                                                        .formatted(String.join(", ", slugs)))));
    }

    /** Returns the lesson of a file, in the course that it lies in. */
    private Chosen of(Path file) throws IOException {
        Path page = file.toRealPath();
        for (Path root = page.getParent(); root != null; root = root.getParent()) {
            if (page.startsWith(root.resolve("lessons"))) {
                String language = Courses.language(root, page);
                Course course = Courses.load(root, language);
                for (Course.Entry entry : course.lessons()) {
                    if (entry.file().equals(page)) {
                        return new Chosen(course, entry);
                    }
                }
            }
        }
        Course alone = alone(file);
        return new Chosen(alone, alone.lessons().get(0));
    }

    /** Returns a course of one lesson, which may lie anywhere. */
    private static Course alone(Path file) throws IOException {
        Lesson lesson = LessonParser.parse(file);
        Course.Entry entry = new Course.Entry(1, lesson.slug(), file, lesson.front());
        Path root = file.toAbsolutePath().getParent();
        Course.Part part = new Course.Part("", "", List.of(entry));
        return new Course(root, lesson.front().title(), List.of(part), List.of());
    }

    Lesson lesson(Course.Entry entry) {
        try {
            return LessonParser.parse(entry);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Starts the session of a lesson that somebody works through in this terminal. */
    LiveSession session(Lesson lesson, WorkbookTerminal terminal) {
        return session(lesson, settings(terminal), terminal);
    }

    /**
     * Starts the session of a lesson that runs by itself.
     *
     * @param terminal where it is said that libraries are fetched or missing
     */
    LiveSession session(
            Lesson lesson,
            Map<String, String> drawing,
            SessionEvents events,
            WorkbookTerminal terminal) {
        return session(
                lesson,
                SessionSettings.defaults().withProperties(drawing).withEvents(events),
                terminal);
    }

    /** Returns what finds libraries, for this user. */
    static Libraries libraries() {
        return new Libraries(Installation.current(), StateHome.ofThisProcess().keys());
    }

    private static SessionSettings settings(WorkbookTerminal terminal) {
        return SessionSettings.defaults()
                .withProperties(terminal.drawing())
                .withEvents(terminal.events())
                .withInput(terminal.input());
    }

    /** On the JDK and with the flags that were asked for. */
    private LiveSession session(Lesson lesson, SessionSettings base, WorkbookTerminal terminal) {
        SessionSettings settings =
                LessonSession.settings(lesson, base, options.jdk(), vmFlags)
                        .orElseThrow(
                                () ->
                                        new UsageProblem(
                                                "no JDK %s was found for this lesson"
                                                        .formatted(lesson.front().jdk()),
                                                "install one; 'heapwise doctor' lists those found"));
        Optional<List<Path>> jars = jars(lesson, terminal);
        return LessonSession.startWithSpare(
                lesson, settings.withLibraries(jars.orElse(List.of())), jars.isEmpty());
    }

    /** Returns the jars of the lesson's libraries; nothing where they cannot be had. */
    private static Optional<List<Path>> jars(Lesson lesson, WorkbookTerminal terminal) {
        List<String> coordinates = lesson.front().libraries();
        if (coordinates.isEmpty()) {
            return Optional.of(List.of());
        }
        try {
            return Optional.of(
                    libraries().jars(courseOf(lesson.file()), coordinates, terminal::fetching));
        } catch (LibraryException missing) {
            terminal.missing(String.valueOf(missing.getMessage()), missing.fix());
            return Optional.empty();
        }
    }

    /** Returns the directory of the course that a lesson lies in, or its own where in none. */
    private static Path courseOf(Path lesson) {
        Path directory = lesson.toAbsolutePath().getParent();
        for (Path root = directory; root != null; root = root.getParent()) {
            if (Files.isDirectory(root.resolve("lessons"))) {
                return root;
            }
        }
        return directory;
    }

    /** Starts a session without a lesson. */
    LiveSession session(WorkbookTerminal terminal) {
        Jdk jdk = options.jdk().orElse(Jdk.current());
        SessionSettings settings =
                settings(terminal).withJdk(jdk).withVmFlags(vmFlags.orElse(List.of()));
        FrontMatter front =
                new FrontMatter("play", "", 0, settings.vmFlags(), JdkRange.ANY, List.of());
        Lesson none = new Lesson("play", Path.of("play"), front, List.of(), true, List.of());
        return LessonSession.startWithSpare(none, settings, false);
    }
}
