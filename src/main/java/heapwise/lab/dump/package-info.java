/**
 * A lean reader of HotSpot heap dumps: the exact mode of {@code why}, which sees the locals of
 * every thread.
 */
@NullMarked
package heapwise.lab.dump;

import org.jspecify.annotations.NullMarked;
