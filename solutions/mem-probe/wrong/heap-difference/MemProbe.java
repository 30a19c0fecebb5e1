// feedback: The heap is filled in blocks: each thread takes many kilobytes at once and hands them out itself, so small objects do not show. And after a collection the difference is negative.
// fails: new Object() gives 16
// when: calls Runtime.freeMemory or calls Runtime.totalMemory or calls MemoryUsage.getUsed
/** Counts the bytes that a piece of code allocates. */
public class MemProbe {

    /** Runs the action once, on this thread, and returns the bytes it allocated. */
    public static long allocatedBy(Runnable action) {
        long before = Runtime.getRuntime().totalMemory();
        action.run();
        return Runtime.getRuntime().totalMemory() - before;
    }
}
