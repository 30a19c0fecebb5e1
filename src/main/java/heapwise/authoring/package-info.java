/**
 * What an instructor does with a course: verify it, scaffold lessons and exercises, grade answers.
 * Results are values; whoever shows them lives elsewhere. May use {@code lesson}, {@code session},
 * {@code exercise}, {@code check}, {@code workbook} and {@code vm}.
 */
@NullMarked
package heapwise.authoring;

import org.jspecify.annotations.NullMarked;
