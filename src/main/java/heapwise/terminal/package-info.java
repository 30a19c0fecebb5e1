/**
 * What a person sees and types: the conversations of a lesson, of {@code play} and of the menu, and
 * the pages of the commands that ask nothing. May use {@code workbook} and the values of {@code
 * lesson}, {@code session}, {@code exercise}, {@code check} and {@code progress}, {@code vm} and
 * {@code plain}.
 *
 * <p>Its rooms, each of which uses those before it only:
 *
 * <ul>
 *   <li>{@link heapwise.terminal.text} – lines, widths, wrapping, styles, the messages' words
 *   <li>{@link heapwise.terminal.paint} – values of the other packages become lines
 *   <li>{@link heapwise.terminal.prompt} – editing: when a line ends, completion, highlighting
 *   <li>{@link heapwise.terminal.console} – where lines go to and text comes from: JLine or plain
 * </ul>
 */
@NullMarked
package heapwise.terminal;

import org.jspecify.annotations.NullMarked;
