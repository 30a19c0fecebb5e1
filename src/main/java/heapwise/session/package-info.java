/**
 * The session engine: a session VM in which a learner's Java runs, from start to end: eval, stop,
 * restart, replay, complete. The only user of {@code jdk.jshell}; knows no terminal and no lesson.
 * May use {@code vm} and the protocol of the {@code agent}.
 */
@NullMarked
package heapwise.session;

import org.jspecify.annotations.NullMarked;
