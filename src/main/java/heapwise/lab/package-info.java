/**
 * The lab: the memory tools that learners call at the prompt and that hidden tests assert with.
 * {@link heapwise.lab.Lab} is the facade; its sub-packages hold the walks, the drawings and the
 * measurements. It runs inside the session VM and the check VM and uses {@code java.*} and JOL
 * only.
 */
@NullMarked
package heapwise.lab;

import org.jspecify.annotations.NullMarked;
