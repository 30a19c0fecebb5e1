/**
 * Grading what a class handed in: submissions, grades that are kept, and the tables made of them.
 * May use {@code authoring.source}, {@code authoring.report}, {@code exercise}, {@code check},
 * {@code lesson}, {@code vm} and {@code plain}.
 *
 * <p>A new column: what a {@code Grade} knows already, such as its seconds, needs its place in
 * {@code GradeTables} alone. Of the tables {@code grades.csv} has a row for a learner, {@code
 * tests.csv} one for a test; what belongs to one submission goes into the latter, at its end, in
 * each of the submission's rows. What differs from run to run stays out of {@code grades.csv},
 * which a test holds equal for two runs; {@code junit.xml} and the results for Gradescope have the
 * seconds already. A new value goes into {@code Grade}, which is also how it is kept; where it
 * comes from into {@code Marks}. What no verdict tells, {@code Grader} passes to {@code Marks}:
 * from the {@code Submission}, or from the grade before, which {@code GradeStore} does not return
 * once the answer has changed. Grades kept by an older version lack the value; {@code Grade.parse}
 * must still read them, since one that it cannot read ends the run. {@code GraderTest} has the text
 * of {@code grades.csv} and of parts of rows of {@code tests.csv}, where a new column fails
 * nothing: add its header and a value. {@code lessons/README.md} says what is in the tables.
 */
@NullMarked
package heapwise.authoring.grade;

import org.jspecify.annotations.NullMarked;
