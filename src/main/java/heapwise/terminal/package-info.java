/**
 * What a person sees and types: paints the values of the other packages, reads keys and lines. The
 * only user of JLine; plain text where there is no terminal. May use {@code workbook} and the
 * values of {@code lesson}, {@code session}, {@code exercise}, {@code check} and {@code progress}.
 */
@NullMarked
package heapwise.terminal;

import org.jspecify.annotations.NullMarked;
