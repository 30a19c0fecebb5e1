/**
 * Exercises as they lie on disk: task, starter, hints, answer, and the answer key with reference,
 * hidden tests and wrong answers. May use {@code lesson} and {@code vm} for their values.
 */
@NullMarked
package heapwise.exercise;

import org.jspecify.annotations.NullMarked;
