package heapwise.authoring;

import heapwise.authoring.Verifier.Progress;
import heapwise.authoring.VerifyReport.Unit;
import java.io.IOException;
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

    private Workers() {}

    static List<Unit> run(int workers, List<Callable<Unit>> work, Consumer<Progress> progress)
            throws IOException {
        AtomicInteger done = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Unit>> futures = new ArrayList<>();
            for (Callable<Unit> piece : work) {
                futures.add(
                        pool.submit(
                                () -> {
                                    Unit unit = piece.call();
                                    String now = "%s on JDK %d".formatted(unit.slug(), unit.jdk());
                                    synchronized (done) {
                                        progress.accept(
                                                new Progress(
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
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
