package heapwise.authoring;

import heapwise.authoring.report.SeenOutput;
import heapwise.authoring.report.UnitProgress;
import heapwise.authoring.report.VerifyReport;
import heapwise.authoring.report.VerifyReport.Kind;
import heapwise.authoring.report.VerifyReport.Unit;
import heapwise.authoring.rules.CourseLint;
import heapwise.authoring.rules.HeldPromise;
import heapwise.authoring.rules.KeyLint;
import heapwise.authoring.rules.LessonLint;
import heapwise.authoring.rules.PromiseLint;
import heapwise.authoring.rules.TestLint;
import heapwise.authoring.run.ExerciseVerifier;
import heapwise.authoring.run.LessonVerifier;
import heapwise.authoring.run.MutantHunt;
import heapwise.authoring.run.Noise;
import heapwise.authoring.run.Repeated;
import heapwise.authoring.run.Trials;
import heapwise.authoring.run.TrialsPool;
import heapwise.authoring.source.ExerciseFiles;
import heapwise.authoring.source.Finding;
import heapwise.authoring.source.FrontLines;
import heapwise.authoring.source.Page;
import heapwise.authoring.source.Selection;
import heapwise.check.AuthorRunner;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.lesson.Alike;
import heapwise.lesson.Course;
import heapwise.lesson.Courses;
import heapwise.lesson.ExercisePage;
import heapwise.lesson.Lesson;
import heapwise.lesson.Problem;
import heapwise.lesson.SourceText;
import heapwise.libraries.Libraries;
import heapwise.libraries.LibraryException;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.JdkRange;
import heapwise.vm.ScratchDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Verifies a course, or a part of it: everything runs, and everything wrong is told at once. */
public final class Verifier {

    private final VerifySettings settings;
    private final Installation installation;
    private final List<VerifyReport.Seen> seen = new ArrayList<>();

    public Verifier(VerifySettings settings, Installation installation) {
        this.settings = settings;
        this.installation = installation;
    }

    /**
     * Verifies.
     *
     * @param progress told from several threads, one at a time
     * @throws IOException if the course cannot be read
     */
    public VerifyReport verify(Consumer<UnitProgress> progress) throws IOException {
        long start = System.nanoTime();
        Course course = Courses.load(settings.root());
        Exercises exercises = Exercises.load(settings.root());
        List<Page> pages = Page.all(course);
        Selection selection = new Selection(settings.root(), pages, settings.only());
        List<Problem> problems = new ArrayList<>(course.problems());
        problems.addAll(CourseLint.of(course, exercises, pages));
        problems.removeIf(problem -> !selection.covers(problem.file()));

        int cores = Runtime.getRuntime().availableProcessors();
        Noise noise = new Noise(settings.repeat() > 1 ? cores - 1 : 0);
        Path cache = ScratchDirectories.create("heapwise-verify");
        Libraries libraries = new Libraries(installation, cache);
        List<Workers.Job> work = new ArrayList<>();
        for (Jdk jdk : settings.jdks()) {
            for (Page page : pages) {
                if (selection.covers(page.file()) && isFor(page.lesson().front().jdk(), jdk)) {
                    Unit unit = unit(Kind.LESSON, page.name(), jdk);
                    work.add(
                            new Workers.Job(
                                    unit,
                                    page.file(),
                                    length(page),
                                    () -> lesson(page, jdk, libraries)));
                }
            }
        }
        try (var benches = new TrialsPool(installation, cache)) {
            for (Jdk jdk : settings.jdks()) {
                for (String slug : exercises.slugs()) {
                    Optional<Exercise> found = readable(exercises, slug, problems, selection);
                    if (found.isEmpty()) {
                        continue;
                    }
                    Exercise exercise = found.get();
                    Path key = settings.root().resolve("solutions").resolve(slug);
                    boolean wanted =
                            selection.touches(exercise.directory()) || selection.touches(key);
                    if (wanted && isFor(exercise.jdk(), jdk)) {
                        Unit unit = unit(Kind.EXERCISE, slug, jdk);
                        Path page = exercise.directory().resolve("exercise.md");
                        work.add(
                                new Workers.Job(
                                        unit,
                                        page,
                                        length(exercise, key),
                                        () -> exercise(exercise, jdk, benches, libraries)));
                    }
                }
            }
            List<Unit> units = Workers.run(settings.workers(), settings.most(), work, progress);
            return new VerifyReport(
                    settings.root(),
                    problems,
                    units,
                    List.copyOf(seen),
                    Duration.ofNanos(System.nanoTime() - start));
        } finally {
            noise.close();
            ScratchDirectories.delete(cache);
        }
    }

    private static Unit unit(Kind kind, String slug, Jdk jdk) {
        return new Unit(kind, slug, jdk.feature(), Duration.ZERO, "not run", List.of(), List.of());
    }

    private static int length(Page page) {
        return page.lesson().blocks().size();
    }

    /** The number of answers; one in a check VM of its own takes as long as several others. */
    private static int length(Exercise exercise, Path key) throws IOException {
        int mustPass = 1 + entries(key.resolve("right"));
        int mustFail = 2 + entries(key.resolve("wrong"));
        return (exercise.vm().isEmpty() ? 1 : 4) * mustPass + mustFail;
    }

    private static int entries(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return (int) files.count();
        }
    }

    /** Reads an exercise; why its page cannot be read is told once, whatever the JDKs. */
    private static Optional<Exercise> readable(
            Exercises exercises, String slug, List<Problem> problems, Selection selection)
            throws IOException {
        Path page = exercises.root().resolve("exercises").resolve(slug).resolve("exercise.md");
        Optional<Problem> trouble = SourceText.trouble(page);
        trouble.filter(problem -> selection.covers(page) && !problems.contains(problem))
                .ifPresent(problems::add);
        return trouble.isPresent() ? Optional.empty() : exercises.find(slug);
    }

    /** What is for none of the JDKs asked for is looked at once, and that is said. */
    private boolean isFor(JdkRange range, Jdk jdk) {
        boolean none = settings.asked().stream().noneMatch(range::contains);
        boolean first = settings.asked().get(0) == jdk.feature();
        return range.contains(jdk.feature()) || (none && first);
    }

    /** Returns the jars of libraries; nothing, and a problem, where they cannot be had. */
    private Optional<List<Path>> jars(
            List<String> coordinates, Path page, Libraries libraries, List<Problem> problems)
            throws IOException {
        try {
            return Optional.of(libraries.jars(settings.root(), coordinates, file -> {}));
        } catch (LibraryException missing) {
            int line = FrontLines.ofLibrary(page, missing.coordinates());
            problems.add(Finding.NO_LIBRARY.at(page, line, missing.getMessage(), missing.fix()));
            return Optional.empty();
        }
    }

    private Unit lesson(Page page, Jdk jdk, Libraries libraries) throws IOException {
        long start = System.nanoTime();
        Lesson lesson = page.lesson();
        List<Problem> problems = new ArrayList<>(lesson.problems());
        problems.addAll(LessonLint.of(lesson));
        String did = "not run";
        if (!lesson.fenced()) {
            did = "not run: a fence is not closed";
        } else if (!lesson.front().jdk().contains(jdk.feature())) {
            int line = FrontLines.of(lesson.file(), "jdk");
            problems.add(Finding.NO_JDK.at(lesson.file(), line, lesson.front().jdk()));
        } else {
            Optional<List<Path>> jars =
                    jars(lesson.front().libraries(), lesson.file(), libraries, problems);
            did =
                    jars.isEmpty()
                            ? "not run: a library is missing"
                            : run(page, jdk, jars.get(), problems);
        }
        return new Unit(
                Kind.LESSON, page.name(), jdk.feature(), since(start), did, List.of(), problems);
    }

    private String run(Page page, Jdk jdk, List<Path> jars, List<Problem> problems)
            throws IOException {
        Repeated runs = new Repeated(settings.repeat(), jdk.feature());
        int cells = 0;
        for (int i = 0; i < settings.repeat(); i++) {
            LessonVerifier verifier = new LessonVerifier(page.lesson(), jdk, jars);
            runs.add(verifier.verify());
            cells += verifier.cells();
            note(page.lesson(), verifier.seen());
        }
        problems.addAll(Alike.once(runs.problems()));
        return cells == 1 ? "1 cell" : cells + " cells";
    }

    private synchronized void note(Lesson lesson, List<SeenOutput> outputs) {
        for (SeenOutput output : outputs) {
            seen.add(
                    new VerifyReport.Seen(
                            settings.root().relativize(lesson.file()),
                            output.declared().line(),
                            output.feature(),
                            output.text()));
        }
    }

    private Unit exercise(Exercise exercise, Jdk jdk, TrialsPool pool, Libraries libraries)
            throws IOException {
        long start = System.nanoTime();
        Path page = exercise.directory().resolve("exercise.md");
        List<Problem> problems = new ArrayList<>(ExercisePage.read(page).problems());
        String did = "not run";
        List<HeldPromise> held = new ArrayList<>();
        Path directory = settings.root().resolve("solutions").resolve(exercise.slug());
        List<Problem> files = ExerciseFiles.of(settings.root(), exercise.slug());
        problems.addAll(files);
        if (!exercise.jdk().contains(jdk.feature())) {
            problems.add(Finding.NO_JDK.at(page, FrontLines.of(page, "jdk"), exercise.jdk()));
        } else if (jars(exercise.libraries(), page, libraries, problems).isEmpty()) {
            did = "not run: a library is missing";
        } else if (Files.isDirectory(directory) && files.stream().allMatch(Verifier::isWarning)) {
            AnswerKey key = AnswerKey.load(settings.root(), exercise.slug());
            List<Problem> tests = TestLint.of(key);
            problems.addAll(tests);
            problems.addAll(KeyLint.of(exercise, key));
            boolean runnable = tests.stream().allMatch(Verifier::isWarning);
            if (runnable && !key.tests().isEmpty() && !key.reference().isEmpty()) {
                try (var lease = pool.take(jdk)) {
                    did = run(exercise, key, lease.trials(), held, problems);
                }
            }
        }
        return new Unit(
                Kind.EXERCISE, exercise.slug(), jdk.feature(), since(start), did, held, problems);
    }

    private String run(
            Exercise exercise,
            AnswerKey key,
            Trials trials,
            List<HeldPromise> held,
            List<Problem> problems)
            throws IOException {
        AuthorRunner.Key prepared = trials.runner().prepare(exercise, key);
        Optional<Problem> broken = KeyLint.broken(key, prepared, trials.runner());
        if (broken.isPresent()) {
            problems.add(broken.get());
            return "not run";
        }
        held.addAll(PromiseLint.held(exercise, prepared));
        problems.addAll(PromiseLint.of(exercise, key, prepared));
        var verifier = new ExerciseVerifier(prepared, trials, settings.repeat());
        problems.addAll(verifier.verify());
        String did = verifier.tried() + " runs";
        if (settings.mutate() && trials.jdk().feature() == settings.asked().get(0)) {
            did += ", " + new MutantHunt(exercise, key, trials).run(problems);
        }
        return did;
    }

    private static boolean isWarning(Problem problem) {
        return problem.severity() == Problem.Severity.WARNING;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
