/**
 * Text of others, made harmless where it leaves the program: in files, on standard output and on a
 * terminal. May use nothing else of Heapwise.
 */
@NullMarked
package heapwise.plain;

import org.jspecify.annotations.NullMarked;
