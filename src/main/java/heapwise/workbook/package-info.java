/**
 * The lesson loop, knowing no terminal: what is shown, what is waited for, and what a step does in
 * the session, in the progress, and to the place of the learner. May use {@code lesson}, {@code
 * session}, {@code exercise}, {@code check}, {@code progress} and {@code vm}.
 *
 * <p>{@link heapwise.workbook.Workbook} leads through a lesson, {@link heapwise.workbook.Play}
 * without one, {@link heapwise.workbook.ReviewSitting} through a review; {@link
 * heapwise.workbook.LessonRun} runs a lesson and asks nobody. They reach the VM by a {@link
 * heapwise.workbook.LiveSession}: a {@link heapwise.workbook.LessonSession}, or a stand-in in
 * tests.
 */
@NullMarked
package heapwise.workbook;

import org.jspecify.annotations.NullMarked;
