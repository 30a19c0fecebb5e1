/**
 * Grading what a class handed in: submissions, grades that are kept, and the tables made of them; a
 * column of a table is added in {@link heapwise.authoring.grade.GradeTables}. May use all rooms of
 * {@code authoring} before it.
 */
@NullMarked
package heapwise.authoring.grade;

import org.jspecify.annotations.NullMarked;
