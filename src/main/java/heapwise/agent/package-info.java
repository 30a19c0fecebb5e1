/**
 * What runs inside a session VM and a check VM on Heapwise's behalf, and the frames that it
 * exchanges with the launcher. May use {@code lab}, and of the rest {@code java.*} only: it must
 * work with nothing beside it but JOL (and JUnit with AssertJ in a check VM).
 */
@NullMarked
package heapwise.agent;

import org.jspecify.annotations.NullMarked;
