/** The program's entry, and the only {@code System.exit}. */
@NullMarked
package heapwise;

import org.jspecify.annotations.NullMarked;
