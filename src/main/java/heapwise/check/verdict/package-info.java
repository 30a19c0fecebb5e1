/**
 * Judging and showing: makes a {@link heapwise.check.verdict.Verdict} of what a check VM reported,
 * with its evidence. May use {@code check.source}, {@code check.key}, {@code check.run} and {@code
 * exercise}.
 */
@NullMarked
package heapwise.check.verdict;

import org.jspecify.annotations.NullMarked;
