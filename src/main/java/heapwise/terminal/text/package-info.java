/**
 * Text as a terminal of some width and some characters shows it: lines of styled spans, columns,
 * wrapping, escape sequences; and the words of all messages. May use {@code plain} only.
 */
@NullMarked
package heapwise.terminal.text;

import org.jspecify.annotations.NullMarked;
