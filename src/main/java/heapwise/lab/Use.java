package heapwise.lab;

/** What is done with an input that was made beforehand; it may throw anything. */
@FunctionalInterface
public interface Use<T> {

    void of(T input) throws Exception;
}
