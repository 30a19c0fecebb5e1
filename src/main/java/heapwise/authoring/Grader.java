package heapwise.authoring;

import heapwise.check.Checker;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Sandbox;
import heapwise.vm.ScratchDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
     */
    public record Result(int graded, int kept, List<Grade> grades) {}

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
    public Result grade(Consumer<Verifier.Progress> progress) throws IOException {
        GradeStore store = new GradeStore(order.out());
        if (order.shards() == 1) {
            store.sweep();
        }
        ConcurrentLinkedQueue<Submission> left = new ConcurrentLinkedQueue<>();
        List<Submission> mine = submissions();
        for (Submission submission : mine) {
            if (!isGraded(submission, store)) {
                left.add(submission);
            }
        }
        int todo = left.size();
        work(left, todo, store, progress);
        List<Grade> grades = store.all();
        GradeTables.write(order.out(), grades);
        return new Result(todo, mine.size() - todo, grades);
    }

    private boolean isGraded(Submission submission, GradeStore store) {
        try {
            return store.find(submission, Fingerprints.input(submission, jdk)).isPresent();
        } catch (IOException unreadable) {
            return false; // its row will say so
        }
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
            ConcurrentLinkedQueue<Submission> left,
            int total,
            GradeStore store,
            Consumer<Verifier.Progress> progress)
            throws IOException {
        int workers = Math.min(order.workers(), Math.max(1, total));
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        Path cache = ScratchDirectories.create("heapwise-grade");
        Object lock = new Object();
        int[] done = new int[1];
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                futures.add(
                        pool.submit(
                                () -> {
                                    try (Checker checker = checker(cache)) {
                                        Submission next = left.poll();
                                        while (next != null) {
                                            store.put(next, grade(checker, next));
                                            synchronized (lock) {
                                                done[0]++;
                                                progress.accept(
                                                        new Verifier.Progress(
                                                                done[0], total, next.name()));
                                            }
                                            next = left.poll();
                                        }
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
            Trials.delete(cache);
        }
    }

    private Checker checker(Path cache) {
        return Checker.ofOthers(installation, jdk, cache, sandbox);
    }

    /** Whatever is handed in, and whatever it breaks: it gets its row, and the others theirs. */
    private Grade grade(Checker checker, Submission submission) {
        String input = "";
        try {
            input = Fingerprints.input(submission, jdk);
            return grade(checker, submission, input);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Marks.notGraded(submission, input, "it could not be checked: " + e);
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
