/**
 * What the VM as a whole tells: its mode, its collections, its histogram, and the memory outside
 * the heap.
 */
@NullMarked
package heapwise.lab.gc;

import org.jspecify.annotations.NullMarked;
