package heapwise.lab;

/**
 * A piece of code to measure whose value is a primitive: as a {@code Callable} it would box the
 * value, and the box would be counted as the code's own. {@code Lab.alloc} has an overload for each
 * kind, and javac chooses it by the type of the lambda's body.
 */
public final class Code {

    private Code() {}

    /** Code with an integral value. */
    @FunctionalInterface
    public interface OfLong {
        long run() throws Exception;
    }

    /** Code with a floating-point value. */
    @FunctionalInterface
    public interface OfDouble {
        double run() throws Exception;
    }

    /** Code with a truth value. */
    @FunctionalInterface
    public interface OfBoolean {
        boolean run() throws Exception;
    }
}
