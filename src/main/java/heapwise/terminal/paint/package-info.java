/**
 * Painters: each turns a value of another package into lines, for the look of a terminal. They
 * print nothing and ask nothing. May use {@code terminal.text} and the values of {@code lesson},
 * {@code session}, {@code exercise}, {@code check}, {@code progress} and {@code workbook}.
 */
@NullMarked
package heapwise.terminal.paint;

import org.jspecify.annotations.NullMarked;
