package heapwise.check;

import heapwise.check.source.FileWatch;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Checks an exercise again whenever its answer is saved. A check that a newer answer has overtaken
 * is stopped, and its verdict is never told.
 */
public final class Watch implements AutoCloseable {

    /** Is told what happens, on the watch's own thread. */
    public interface Listener {

        /** A check begins. */
        void checking();

        /** The verdict on the answer as it is now. */
        void verdict(Verdict verdict);

        /** Another verdict in the place of one that was told: the key is to blame. */
        void corrected(Verdict verdict);
    }

    private final Checker checker;
    private final Exercise exercise;
    private final Listener listener;
    private final FileWatch files;
    private final Thread worker;
    private long wanted = 1;
    private long number;
    private @Nullable Check current;
    private boolean closed;

    private Watch(Checker checker, Exercise exercise, Listener listener) {
        this.checker = checker;
        this.exercise = exercise;
        this.listener = listener;
        this.files = FileWatch.start(exercise.directory(), this::again);
        this.worker = new Thread(this::run, "watch of " + exercise.slug());
        worker.setDaemon(true);
    }

    /** Starts with a check of the answer as it is. */
    public static Watch start(Checker checker, Exercise exercise, Listener listener) {
        var watch = new Watch(checker, exercise, listener);
        watch.worker.start();
        return watch;
    }

    /** Checks again; a check under way is stopped. From any thread. */
    public void again() {
        synchronized (this) {
            wanted++;
            notifyAll();
            if (current != null) {
                current.cancel(); // never one that has begun later
            }
        }
    }

    private void run() {
        long done = 0;
        try {
            while (true) {
                Check check = next(done);
                done = number;
                listener.checking();
                check(check, done);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            synchronized (this) {
                if (!closed) { // else the interrupt met javac, which fails in many ways then
                    throw e;
                }
            }
        }
    }

    private void check(Check check, long which) {
        var early = new AtomicReference<@Nullable Verdict>();
        Verdict verdict =
                checker.run(
                        check,
                        exercise.directory(),
                        told -> {
                            if (isLatest(which)) {
                                early.set(told);
                                listener.verdict(told);
                            }
                        });
        if (!isLatest(which)) {
            return;
        }
        Verdict told = early.get();
        if (told == null) {
            listener.verdict(verdict);
        } else if (!told.equals(verdict)) {
            listener.corrected(verdict);
        }
        prepare();
    }

    private synchronized Check next(long done) throws InterruptedException {
        while (wanted == done && !closed) {
            wait();
        }
        if (closed) {
            throw new InterruptedException();
        }
        number = wanted;
        current = checker.checkOf(exercise);
        return current;
    }

    private synchronized boolean isLatest(long done) {
        return wanted == done && !closed;
    }

    private void prepare() {
        try {
            checker.prepareAgain(exercise);
            checker.study(exercise);
        } catch (IOException cannotStart) {
            // The next check will say so.
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        files.close();
        checker.cancel();
        worker.interrupt();
    }
}
