/**
 * Where lines go to and text comes from: a terminal with keys (JLine) or plain streams, behind one
 * interface, {@link heapwise.terminal.console.UserConsole}; and the choice between them. May use
 * {@code terminal.text}, {@code terminal.paint} and {@code terminal.prompt}; of the rest where the
 * history is kept.
 */
@NullMarked
package heapwise.terminal.console;

import org.jspecify.annotations.NullMarked;
