/**
 * The course as it is written: {@link heapwise.lesson.Course}, {@link heapwise.lesson.Lesson},
 * {@link heapwise.lesson.Cell}, their parser, and {@link heapwise.lesson.Problem}s. The only user
 * of commonmark and of the YAML reader; may use {@code vm} for its values.
 */
@NullMarked
package heapwise.lesson;

import org.jspecify.annotations.NullMarked;
