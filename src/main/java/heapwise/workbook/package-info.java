/**
 * The lesson loop, knowing no terminal: what is shown, what is waited for, and what a step does in
 * the session, in the progress, and to the place of the learner. May use {@code lesson}, {@code
 * session}, {@code exercise}, {@code check}, {@code progress} and {@code vm}.
 */
@NullMarked
package heapwise.workbook;

import org.jspecify.annotations.NullMarked;
