/**
 * Running: check VMs from their start to their end, and what they report. May use {@code
 * check.source}, {@code check.key}, {@code vm} and the agent's protocol.
 */
@NullMarked
package heapwise.check.run;

import org.jspecify.annotations.NullMarked;
