/**
 * What happens while a line is typed: whether it is complete, what may stand at the cursor, how it
 * is coloured. Parts for JLine's line reader. May use {@code terminal.text} and {@code
 * terminal.paint}; of the session it knows what {@link heapwise.terminal.prompt.Assist} asks.
 */
@NullMarked
package heapwise.terminal.prompt;

import org.jspecify.annotations.NullMarked;
