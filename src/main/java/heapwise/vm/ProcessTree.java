package heapwise.vm;

import java.util.List;

/** Ends a process with all that it has started. */
final class ProcessTree {

    private ProcessTree() {}

    /**
     * Kills the descendants and then the process: were this program killed in between, the watchdog
     * of a child VM would end the rest. What was started meanwhile is found by its mark.
     */
    static void destroy(ProcessHandle process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
