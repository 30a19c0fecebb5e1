package heapwise.vm;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A process with all that it has started. */
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

    /** Returns the last of a chain of processes, each of which has started the next. */
    static Optional<ProcessHandle> deepest(ProcessHandle process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        Set<Optional<ProcessHandle>> parents =
                descendants.stream().map(ProcessHandle::parent).collect(Collectors.toSet());
        return descendants.stream()
                .filter(descendant -> !parents.contains(Optional.of(descendant)))
                .findFirst();
    }
}
