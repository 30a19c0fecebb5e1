package heapwise.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation while it runs: whether and why it is to end, and the ladder that ends it.
 *
 * <p>The ladder: stop the snippet; after {@value #FIRST} ms stop it again; after another {@value
 * #SECOND} ms kill the VM, if it is the VM that is waited for.
 */
final class Run {

    private static final long FIRST = 1_000;
    private static final long SECOND = 2_500;

    /** Why an evaluation is made to end. */
    enum Reason {
        STOPPED,
        TIMED_OUT
    }

    private final Duration limit;
    private final Engine engine;
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable Reason reason;
    private boolean killed;

    Run(Duration limit, Engine engine) {
        this.limit = limit;
        this.engine = engine;
    }

    /**
     * Makes it end, on another thread; of several reasons the first counts.
     *
     * @param beforeKill is run when it becomes likely that the VM has to be killed
     */
    synchronized void end(Reason why, Runnable beforeKill) {
        if (reason == null && done.getCount() > 0) {
            reason = why;
            Thread ladder =
                    new Thread(() -> climb(beforeKill), "stop of " + engine.remote().vm().pid());
            ladder.setDaemon(true);
            ladder.start();
        }
    }

    private void climb(Runnable beforeKill) {
        try {
            engine.remote().cancel();
            engine.stopSnippet();
            if (done.await(FIRST, TimeUnit.MILLISECONDS)) {
                return;
            }
            // The VM may have to be killed: have another one ready by then.
            beforeKill.run();
            engine.stopSnippet();
            // Where only the compiler is busy, whose next snippet will not run, there is nothing to
            // kill: its VM waits, with all variables.
            do {
                if (done.await(SECOND, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } while (!engine.remote().isBusy());
            synchronized (this) {
                killed = true;
            }
            engine.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Engine engine() {
        return engine;
    }

    void done() {
        done.countDown();
    }

    /** Returns how a snippet has ended that has no result. */
    synchronized Outcome aborted() {
        boolean lost = engine.remote().lost().isPresent();
        Outcome ending = lost ? engine.ending() : new Outcome.Void();
        // A learner who stopped it reads that it was stopped, even if that ended the VM.
        boolean ours = !lost || killed || ending instanceof Outcome.Crashed;
        if (reason == Reason.STOPPED && ours) {
            return new Outcome.Stopped(lost);
        }
        if (reason == Reason.TIMED_OUT && ours) {
            return new Outcome.TimedOut(limit, lost);
        }
        if (lost) {
            return ending;
        }
        return new Outcome.Crashed("the snippet ended without a result");
    }
}
