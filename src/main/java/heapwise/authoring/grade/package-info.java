/**
 * Grading what a class handed in: submissions, grades that are kept, and the tables made of them. A
 * new column: its value in {@code Grade}, which is also how it is kept, where it comes from in
 * {@code Marks}, and the column in {@code GradeTables}. May use all rooms of {@code authoring}
 * before it.
 */
@NullMarked
package heapwise.authoring.grade;

import org.jspecify.annotations.NullMarked;
