/**
 * Measurements that run a piece of the learner's code: bytes, lines, call paths, time, growth,
 * other VMs.
 */
@NullMarked
package heapwise.lab.run;

import org.jspecify.annotations.NullMarked;
