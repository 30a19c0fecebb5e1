package heapwise.authoring;

import com.sun.management.OperatingSystemMXBean;
import heapwise.authoring.report.UnitProgress;
import heapwise.authoring.report.VerifyReport.Unit;
import heapwise.lesson.Problem;
import heapwise.lesson.Problem.Severity;
import heapwise.lesson.Wording;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Does pieces of work in parallel and keeps their order. Many of them mostly wait, for a collection
 * or for a queue, so more are begun while cores idle; the longest are begun first, so that none is
 * left alone at the end.
 */
final class Workers {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Below this part of the cores in use one more piece is begun, where more may be. */
    private static final double IDLE = 0.85;

    /** Above it one less is. */
    private static final double BUSY = 0.95;

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
     * @param length how long it takes, compared with others
     */
    record Job(Unit none, Path file, int length, Callable<Unit> work) {

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

    private record Planned(int length, FutureTask<Unit> unit) {}

    private Workers() {}

    /**
     * Does the work.
     *
     * @param least how many pieces at a time, however busy the machine is
     * @param most how many at a time while cores idle
     */
    static List<Unit> run(int least, int most, List<Job> work, Consumer<UnitProgress> progress)
            throws IOException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return run(least, most, system::getCpuLoad, work, progress);
    }

    /**
     * Does the work, as busy as it is told that the machine is.
     *
     * @param load the part of the cores in use, from 0 to 1; below zero where that is not known
     */
    static List<Unit> run(
            int least,
            int most,
            DoubleSupplier load,
            List<Job> work,
            Consumer<UnitProgress> progress)
            throws IOException {
        AtomicInteger done = new AtomicInteger();
        List<Planned> plan = new ArrayList<>();
        for (Job piece : work) {
            plan.add(
                    new Planned(
                            piece.length(),
                            new FutureTask<>(
                                    () -> {
                                        Unit unit = piece.done();
                                        synchronized (done) {
                                            progress.accept(
                                                    new UnitProgress(
                                                            done.incrementAndGet(),
                                                            work.size(),
                                                            "%s on JDK %d"
                                                                    .formatted(
                                                                            unit.slug(),
                                                                            unit.jdk())));
                                        }
                                        return unit;
                                    })));
        }
        var pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(least);
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        try {
            plan.stream()
                    .sorted(Comparator.comparingInt(Planned::length).reversed())
                    .forEach(piece -> pool.execute(piece.unit()));
            if (most > least) {
                long millis = BETWEEN_LOOKS.toMillis();
                looks.scheduleWithFixedDelay(
                        () -> adapt(pool, least, most, load.getAsDouble()),
                        millis,
                        millis,
                        TimeUnit.MILLISECONDS);
            }
            List<Unit> units = new ArrayList<>();
            for (Planned piece : plan) {
                units.add(piece.unit().get());
            }
            return units;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            looks.shutdownNow();
            pool.shutdownNow();
        }
    }

    private static void adapt(ThreadPoolExecutor pool, int least, int most, double load) {
        int size = pool.getMaximumPoolSize();
        if (load >= 0 && load < IDLE && size < most) {
            pool.setMaximumPoolSize(size + 1);
            pool.setCorePoolSize(size + 1);
        } else if (load > BUSY && size > least) {
            pool.setCorePoolSize(size - 1);
            pool.setMaximumPoolSize(size - 1);
        }
    }
}
