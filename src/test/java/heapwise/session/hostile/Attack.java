package heapwise.session.hostile;

import heapwise.session.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something a learner types that is bad for the VM it runs in.
 *
 * @param stopAfter when Ctrl-C is pressed; zero for never
 * @param expected what the outcome must be, in words for the list
 */
record Attack(
        String name,
        List<String> flags,
        String source,
        Duration timeout,
        Duration stopAfter,
        String expected,
        Predicate<Outcome> right,
        boolean slow) {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    static Attack of(String name, String source, String expected, Predicate<Outcome> right) {
        return new Attack(name, List.of(), source, LIMIT, Duration.ZERO, expected, right, false);
    }

    Attack with(String... more) {
        return new Attack(name, List.of(more), source, timeout, stopAfter, expected, right, slow);
    }

    Attack limit(int millis) {
        return new Attack(
                name, flags, source, Duration.ofMillis(millis), stopAfter, expected, right, slow);
    }

    Attack stoppedAfter(int millis) {
        return new Attack(
                name, flags, source, timeout, Duration.ofMillis(millis), expected, right, slow);
    }

    Attack inSlowRunsOnly() {
        return new Attack(name, flags, source, timeout, stopAfter, expected, right, true);
    }

    /** Returns whether the VM and its flags are not touched, so that several may share one. */
    boolean isMild() {
        return flags.isEmpty()
                && stopAfter.isZero()
                && (expected.equals("a value")
                        || expected.startsWith("compile error")
                        || expected.startsWith("throws"));
    }

    @Override
    public String toString() {
        return name;
    }
}
