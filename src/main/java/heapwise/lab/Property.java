package heapwise.lab;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Something that must be true of every input, tried with many that are generated. Other ones in
 * each run, so that no answer can know them; a failure says by which seed they come again: {@code
 * -Dheapwise.seed=…} among an exercise's flags.
 */
public final class Property {

    /** Text that says how, once a test has failed, its inputs are made again. */
    private static final String SEED = "heapwise.seed";

    /** One input, and what is to be true of it. */
    @FunctionalInterface
    public interface Body {

        /**
         * Throws an {@link AssertionError} if it is not.
         *
         * @param random makes the input
         */
        void check(Random random) throws Exception;
    }

    /** A call of the answer. */
    @FunctionalInterface
    public interface Call<R> {

        R run() throws Exception;
    }

    private static final int OVER_AND_OVER = 20;

    private Property() {}

    /** Tries it {@code cases} times; the first failure is the one that is told. */
    public static void holds(int cases, Body body) throws Exception {
        long seed = Long.getLong(SEED, System.nanoTime() & 0xFFFFFF);
        for (int number = 0; number < cases; number++) {
            try {
                body.check(random(seed + number));
            } catch (AssertionError failure) {
                throw retold(
                        failure, "%s%n(seed %d)".formatted(failure.getMessage(), seed + number));
            }
        }
    }

    /**
     * The first numbers of a {@code Random} are nearly the same for seeds that follow each other.
     */
    private static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    /**
     * Calls the answer; what it throws is told with the call.
     *
     * @param call as a learner would write it: {@code depth(a chain of 3 nodes)}
     */
    public static <R> R call(String call, Call<R> answer) {
        try {
            return answer.run();
        } catch (AssertionError failure) {
            throw failure;
        } catch (Throwable thrown) {
            if (thrown instanceof OutOfMemoryError error) {
                throw error;
            }
            throw retold(thrown, "%s throws %s".formatted(call, thrown(thrown)));
        }
    }

    private static String thrown(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return "StackOverflowError" + recursion(thrown.getStackTrace());
        }
        String type = thrown.getClass().getSimpleName();
        String message = thrown.getMessage();
        return message == null ? type : type + ": " + message;
    }

    /** Says which method calls itself, where that is to be seen. */
    private static String recursion(StackTraceElement[] trace) {
        for (int i = 0; i + 1 < trace.length; i++) {
            if (isSame(trace[i], trace[i + 1])) {
                return ": %s() calls itself in line %d"
                        .formatted(trace[i].getMethodName(), trace[i + 1].getLineNumber());
            }
        }
        for (StackTraceElement frame : trace) {
            if (Arrays.stream(trace).filter(other -> isSame(frame, other)).count()
                    >= OVER_AND_OVER) {
                return ": %s() is on the stack over and over, line %d"
                        .formatted(frame.getMethodName(), frame.getLineNumber());
            }
        }
        return "";
    }

    private static boolean isSame(StackTraceElement one, StackTraceElement other) {
        return one.getClassName().equals(other.getClassName())
                && one.getMethodName().equals(other.getMethodName());
    }

    private static AssertionError retold(Throwable thrown, String message) {
        var told = new AssertionError(message);
        told.setStackTrace(thrown.getStackTrace());
        return told;
    }
}
