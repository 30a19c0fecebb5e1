package heapwise.terminal.console;

import java.io.IOException;

/** This process and its children as a job of the shell that started them. */
public final class Job {

    private Job() {}

    /**
     * Stops the job as Ctrl-Z does elsewhere, and returns when the shell has brought it back; at
     * once where no shell controls it. The terminal is to be the shell's by then.
     */
    public static void stop() {
        try {
            new ProcessBuilder("sh", "-c", "kill -TSTP 0").start().waitFor();
        } catch (IOException noShell) {
            // Then it cannot be put aside.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
