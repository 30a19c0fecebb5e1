/**
 * Checking: compiles an answer and the hidden tests, runs them in a check VM, and says what came of
 * it as a {@link heapwise.check.Verdict}. May use {@code exercise}, {@code lesson}, {@code vm}, the
 * agent's protocol and the lab's flags.
 */
@NullMarked
package heapwise.check;

import org.jspecify.annotations.NullMarked;
