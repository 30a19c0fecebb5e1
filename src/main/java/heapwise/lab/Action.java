package heapwise.lab;

/**
 * A piece of code to measure; it may throw anything, which reaches the caller of the tool
 * unchanged.
 */
@FunctionalInterface
public interface Action {

    void run() throws Exception;
}
