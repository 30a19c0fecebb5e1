package heapwise.authoring;

import heapwise.authoring.report.UnitProgress;
import heapwise.authoring.report.VerifyReport.Unit;
import heapwise.lesson.Problem;
import heapwise.lesson.Problem.Severity;
import heapwise.lesson.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Does pieces of work in parallel and keeps their order. */
final class Workers {

    private static final Wording UNFINISHED =
            new Wording(
                    Severity.ERROR,
                    "this could not be verified: %1$s",
                    "repair what it names; if that is nothing of yours, it is a bug of Heapwise");

    /**
     * A piece of work.
     *
     * @param none what there is if it breaks
     * @param file where to say so
     */
    record Job(Unit none, Path file, Callable<Unit> work) {

        /** Does the work; whatever breaks it is a problem of this piece alone. */
        Unit done() {
            try {
                return work.call();
            } catch (Exception | StackOverflowError e) {
                Problem problem = UNFINISHED.at(file, 1, e.toString());
                return new Unit(
                        none.kind(),
                        none.slug(),
                        none.jdk(),
                        none.took(),
                        none.did(),
                        none.held(),
                        List.of(problem));
            }
        }
    }

    private Workers() {}

    static List<Unit> run(int workers, List<Job> work, Consumer<UnitProgress> progress)
            throws IOException {
        AtomicInteger done = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Unit>> futures = new ArrayList<>();
            for (Job piece : work) {
                futures.add(
                        pool.submit(
                                () -> {
                                    Unit unit = piece.done();
                                    String now = "%s on JDK %d".formatted(unit.slug(), unit.jdk());
                                    synchronized (done) {
                                        progress.accept(
                                                new UnitProgress(
                                                        done.incrementAndGet(), work.size(), now));
                                    }
                                    return unit;
                                }));
            }
            List<Unit> units = new ArrayList<>();
            for (Future<Unit> future : futures) {
                units.add(future.get());
            }
            return units;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
