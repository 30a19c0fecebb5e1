package heapwise.authoring.grade;

import heapwise.authoring.report.UnitProgress;
import heapwise.authoring.source.Fingerprints;
import heapwise.check.Checker;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.plain.PlainText;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Sandbox;
import heapwise.vm.ScratchDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Grades submissions in parallel, each in a check VM of its own, and keeps every grade as soon as
 * it is given: whatever kills it, the next run goes on with what is left.
 */
public final class Grader {

    /**
     * What to grade.
     *
     * @param root the course
     * @param submissions a directory with one directory a learner
     * @param exercises the slugs to grade; those that anybody handed in if empty
     * @param shard which of so many shards this is, from 1
     */
    public record Order(
            Path root,
            Path submissions,
            Path out,
            List<String> exercises,
            int shard,
            int shards,
            int workers) {

        public Order {
            exercises = List.copyOf(exercises);
            if (shard < 1 || shard > shards || workers < 1) {
                throw new IllegalArgumentException(
                        "shard %d of %d with %d workers".formatted(shard, shards, workers));
            }
        }
    }

    /**
     * What was done.
     *
     * @param graded in this run
     * @param kept given before, and still valid
     * @param grades all there are now, also those of other shards
     * @param changedKeys exercises whose key was changed meanwhile; graded by the key as it was
     * @param passedOver what was handed in and is part of no answer, with its reason
     */
    public record Result(
            int graded,
            int kept,
            List<Grade> grades,
            List<String> changedKeys,
            List<String> passedOver) {

        public Result {
            grades = List.copyOf(grades);
            changedKeys = List.copyOf(changedKeys);
            passedOver = List.copyOf(passedOver);
        }
    }

    /**
     * A submission to grade.
     *
     * @param input the hash of all that decided its grade when the run began
     */
    private record Work(Submission submission, String input) {}

    private final Order order;
    private final Installation installation;
    private final Jdk jdk;
    private final Optional<Sandbox> sandbox;

    public Grader(Order order, Installation installation, Jdk jdk, Optional<Sandbox> sandbox) {
        this.order = order;
        this.installation = installation;
        this.jdk = jdk;
        this.sandbox = sandbox;
    }

    /**
     * Grades what has no valid grade yet, and writes the tables of all grades.
     *
     * @throws IOException if submissions cannot be read or grades not be written
     */
    public Result grade(Consumer<UnitProgress> progress) throws IOException {
        GradeStore store = new GradeStore(order.out());
        if (order.shards() == 1) {
            store.sweep();
        }
        List<Submission> mine = submissions();
        Map<Exercise, String> keys = new LinkedHashMap<>();
        Queue<Work> left = new ConcurrentLinkedQueue<>();
        for (Submission submission : mine) {
            if (!keys.containsKey(submission.exercise())) {
                keys.put(submission.exercise(), key(submission.exercise()));
            }
            Work work = new Work(submission, input(submission));
            if (work.input().isEmpty() || store.find(submission, work.input()).isEmpty()) {
                left.add(work);
            }
        }
        int todo = left.size();
        work(left, keys.keySet(), store, progress);
        List<String> changed =
                keys.keySet().stream()
                        .filter(exercise -> !key(exercise).equals(keys.get(exercise)))
                        .map(Exercise::slug)
                        .toList();
        List<Grade> grades = store.all();
        GradeTables.write(order.out(), grades);
        return new Result(todo, mine.size() - todo, grades, changed, passedOver(mine));
    }

    /** Returns the hash of all that decides a grade; empty where that cannot be read. */
    private String input(Submission submission) {
        try {
            return Fingerprints.input(submission.exercise(), submission.answer(), jdk);
        } catch (IOException | RuntimeException unreadable) {
            return ""; // its row will say so
        }
    }

    private static String key(Exercise exercise) {
        try {
            return Fingerprints.key(exercise);
        } catch (IOException | RuntimeException unreadable) {
            return "";
        }
    }

    private List<String> passedOver(List<Submission> mine) throws IOException {
        List<String> passedOver = new ArrayList<>(Submission.strays(order.submissions()));
        for (Submission submission : mine) {
            for (String file : submission.passedOver()) {
                passedOver.add(
                        "%s, %s, %s: its name begins with a dot"
                                .formatted(
                                        PlainText.line(submission.learner()),
                                        submission.exercise().slug(),
                                        PlainText.line(file)));
            }
        }
        return passedOver;
    }

    private List<Submission> submissions() throws IOException {
        Exercises exercises = Exercises.load(order.root());
        List<String> slugs = order.exercises().isEmpty() ? handedIn(exercises) : order.exercises();
        List<Exercise> graded = new ArrayList<>();
        for (String slug : slugs) {
            graded.add(
                    exercises
                            .find(slug)
                            .orElseThrow(
                                    () -> new IOException("there is no exercise '" + slug + "'")));
        }
        return Submission.find(order.submissions(), graded).stream()
                .filter(submission -> submission.isOf(order.shard(), order.shards()))
                .toList();
    }

    private List<String> handedIn(Exercises exercises) throws IOException {
        List<Exercise> all = new ArrayList<>();
        for (String slug : exercises.slugs()) {
            all.add(exercises.find(slug).orElseThrow());
        }
        return Submission.find(order.submissions(), all).stream()
                .filter(
                        submission ->
                                submission.answer().isPresent() || !submission.trouble().isEmpty())
                .map(submission -> submission.exercise().slug())
                .distinct()
                .sorted()
                .toList();
    }

    private void work(
            Queue<Work> left,
            Set<Exercise> exercises,
            GradeStore store,
            Consumer<UnitProgress> progress)
            throws IOException {
        int total = left.size();
        int workers = Math.min(order.workers(), Math.max(1, total));
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        Path cache = ScratchDirectories.create("heapwise-grade");
        List<Checker> checkers = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        try {
            for (int i = 0; i < workers; i++) {
                Checker checker = Checker.ofOthers(installation, jdk, cache, sandbox);
                checkers.add(checker);
                checker.pin(exercises); // before any answer runs
            }
            List<Future<?>> futures = new ArrayList<>();
            for (Checker checker : checkers) {
                futures.add(
                        pool.submit(
                                () -> {
                                    Work next = left.poll();
                                    while (next != null) {
                                        Submission submission = next.submission();
                                        store.put(submission, grade(checker, next));
                                        synchronized (done) {
                                            progress.accept(
                                                    new UnitProgress(
                                                            done.incrementAndGet(),
                                                            total,
                                                            submission.name()));
                                        }
                                        next = left.poll();
                                    }
                                    return null;
                                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
            checkers.forEach(Checker::close);
            ScratchDirectories.delete(cache);
        }
    }

    /** Whatever is handed in, and whatever it breaks: it gets its row, and the others theirs. */
    private static Grade grade(Checker checker, Work work) {
        try {
            return grade(checker, work.submission(), work.input());
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Marks.notGraded(
                    work.submission(), work.input(), "it could not be checked: " + e);
        }
    }

    private static Grade grade(Checker checker, Submission submission, String input)
            throws IOException {
        if (!submission.trouble().isEmpty()) {
            return Marks.refused(
                    submission, input, submission.trouble() + ": hand in the files themselves");
        }
        if (submission.answer().isEmpty()) {
            return Marks.missing(submission, input);
        }
        Path answer = submission.answer().get();
        Verdict verdict = checker.judge(submission.exercise(), answer);
        String content = Fingerprints.content(answer);
        boolean untouched = content.equals(Fingerprints.content(submission.exercise().directory()));
        return Marks.of(submission, input, untouched ? "" : content, verdict);
    }
}
