package heapwise.agent;

import java.io.InputStream;

/**
 * Halts this VM when the launcher has died: a thread that waits for the end of standard input.
 *
 * <p>It waits in native code, so it cannot be interrupted, and allocates nothing before it halts,
 * so a full heap does not hinder it.
 */
final class Watchdog {

    /** The exit code after the launcher's death, which nobody is there to read. */
    private static final int ORPHANED = 86;

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
            } catch (Throwable e) {
                end();
            }
        }
    }

    private static void end() {
        try {
            Thread sweeper = new Thread(Watchdog::endDescendants, "heapwise sweeper");
            sweeper.setDaemon(true);
            sweeper.start();
            sweeper.join(1_000);
        } catch (Throwable e) {
            // Out of memory or stopped: what counts is to halt.
        } finally {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    private static void endDescendants() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
