package heapwise.agent;

import java.io.InputStream;
import java.util.Optional;

/**
 * Halts this VM when the launcher has died, and ends the processes that the launcher's VMs have
 * started: a thread that waits for the end of standard input.
 *
 * <p>It waits in native code, so it cannot be interrupted. Where the heap is too full for the
 * sweep, it halts all the same; the launcher's other VMs then end the processes.
 */
final class Watchdog {

    /** The exit code after the launcher's death, which nobody is there to read. */
    private static final int ORPHANED = 86;

    private static final long SWEEP_MILLIS = 1_000;
    private static final long LAUNCHER_DEATH_MILLIS = 200;

    /** The launcher; asked for while it lives. */
    private static final Optional<ProcessHandle> PARENT = ProcessHandle.current().parent();

    private Watchdog() {}

    static void start(InputStream stdin) {
        byte[] buffer = new byte[64];
        Thread thread = new Thread(() -> watch(stdin, buffer), "heapwise watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    private static void watch(InputStream stdin, byte[] buffer) {
        while (true) {
            try {
                if (stdin.read(buffer) < 0) {
                    end();
                }
                Departure.rest();
            } catch (Throwable e) {
                end();
            }
        }
    }

    private static void end() {
        halt(
                ORPHANED,
                () -> {
                    PARENT.ifPresent(AbandonedTerminal::tidy);
                    ProcessMark.destroyOrphans();
                });
    }

    /**
     * Ends this VM, whose connection is lost, with the processes it has started. Where it is lost
     * because the launcher has died, standard input ends at the same moment, and the watchdog is
     * given the time to end it thoroughly.
     */
    static void haltUnconnected(int code) {
        try {
            Thread.sleep(LAUNCHER_DEATH_MILLIS);
        } catch (Throwable e) {
            // Stopped: it ends all the sooner.
        }
        halt(code, () -> {});
    }

    /** One thread only: a second would halt the VM while the first still sweeps. */
    private static synchronized void halt(int code, Runnable more) {
        try {
            Thread sweeper = new Thread(() -> sweep(more), "heapwise sweeper");
            sweeper.setDaemon(true);
            sweeper.start();
            sweeper.join(SWEEP_MILLIS);
        } catch (Throwable e) {
            // Out of memory or stopped: what counts is to halt.
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }

    private static void sweep(Runnable more) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        more.run();
    }
}
